package io.xiaoer.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Reads every document of every database. */
final class StoreScan {
  /** The store's own databases. */
  private static final Set<String> INTERNAL = Set.of("admin", "local", "config");

  private static final String KEYS = "subject_keys";
  private static final String MEDIA = "media";

  private final String uri;

  StoreScan(String uri) {
    this.uri = uri;
  }

  List<Tally> look(Person person, PlainRecords plain) {
    List<Tally> tallies = new ArrayList<>();
    try (MongoClient client = MongoClients.create(uri)) {
      for (String name : client.listDatabaseNames()) {
        if (!INTERNAL.contains(name)) {
          MongoDatabase database = client.getDatabase(name);
          for (String collection : sorted(database.listCollectionNames())) {
            tallies.add(
                look(
                    database.getCollection(collection, RawBsonDocument.class),
                    new Tally("store " + name + "." + collection, person),
                    plain));
          }
        }
      }
    }
    return tallies;
  }

  private static Iterable<String> sorted(Iterable<String> names) {
    Set<String> sorted = new TreeSet<>();
    names.forEach(sorted::add);
    return sorted;
  }

  private static Tally look(
      MongoCollection<RawBsonDocument> collection, Tally tally, PlainRecords plain) {
    String name = collection.getNamespace().getCollectionName();
    for (RawBsonDocument document : collection.find()) {
      String where = "_id " + document.get("_id");
      var bytes = document.getByteBuffer();
      byte[] raw = new byte[bytes.remaining()];
      bytes.get(raw);
      tally.look(where, raw);
      BsonDocument read = document.decode(new org.bson.codecs.BsonDocumentCodec());
      if (isKept(name, read, tally.person())) {
        tally.leak(where + ": must be gone");
      }
      int readable = readable(read, plain);
      if (readable > 0) {
        tally.leak(where + ": " + readable + " personal texts that are not encrypted");
      }
    }
    return tally;
  }

  /** A key that can still open, or a medium. */
  private static boolean isKept(String collection, BsonDocument document, Person person) {
    return switch (collection) {
      case KEYS ->
          new BsonString(person.keyId()).equals(document.get("_id"))
              && document.containsKey("wrapped");
      case MEDIA -> new BsonString(person.customerId()).equals(document.get("customerId"));
      default -> false;
    };
  }

  /** Readable texts in events that lie whole in a document, however deep. */
  private static int readable(BsonValue value, PlainRecords plain) {
    return switch (value) {
      case BsonDocument document when isEvent(document) -> plain.readable(event(document));
      case BsonDocument document ->
          document.values().stream().mapToInt(each -> readable(each, plain)).sum();
      case BsonArray array -> array.stream().mapToInt(each -> readable(each, plain)).sum();
      default -> 0;
    };
  }

  private static boolean isEvent(BsonDocument document) {
    return document.get("headers") instanceof BsonDocument headers
        && headers.get("ce_subject") instanceof BsonString
        && document.get("body") instanceof BsonString;
  }

  private static WireMessage event(BsonDocument document) {
    Map<String, String> headers = new HashMap<>();
    document
        .getDocument("headers")
        .forEach(
            (name, value) -> {
              if (value instanceof BsonString text) {
                headers.put(name, text.getValue());
              }
            });
    return new WireMessage(
        headers.get("ce_subject"),
        headers,
        document.getString("body").getValue().getBytes(StandardCharsets.UTF_8));
  }
}
