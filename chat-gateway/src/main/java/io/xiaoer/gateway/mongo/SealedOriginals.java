package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** What was masked, sealed. Each is written once; the same again changes nothing. */
public final class SealedOriginals {
  private static final String ID = "_id";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> originals;

  /** The sealed originals of a database. */
  public SealedOriginals(MongoDatabase database) {
    this.originals = database.getCollection("sealed_originals");
  }

  /**
   * A sealed original.
   *
   * @param id its id
   * @param conversationId the conversation
   * @param subjectKeyId whose key seals it
   * @param kind what it is
   * @param sealed the words, sealed
   * @param at when it was sealed
   */
  public record SealedOriginal(
      String id,
      String conversationId,
      String subjectKeyId,
      Kind kind,
      byte[] sealed,
      Instant at) {}

  /** Keeps originals; one that is there already stays as it is. */
  public void keep(List<SealedOriginal> sealed) {
    try {
      originals.insertMany(
          sealed.stream().map(SealedOriginals::document).toList(),
          new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
    }
  }

  /** The original with this id. */
  public Optional<SealedOriginal> find(String id) {
    return Optional.ofNullable(originals.find(eq(ID, id)).first()).map(SealedOriginals::original);
  }

  private static Document document(SealedOriginal one) {
    return new Document(ID, one.id())
        .append("conversation", one.conversationId())
        .append("key", one.subjectKeyId())
        .append("kind", one.kind().name())
        .append("sealed", new Binary(one.sealed()))
        .append("at", one.at().toString());
  }

  private static SealedOriginal original(Document stored) {
    return new SealedOriginal(
        stored.getString(ID),
        stored.getString("conversation"),
        stored.getString("key"),
        Kind.valueOf(stored.getString("kind")),
        stored.get("sealed", Binary.class).getData(),
        Instant.parse(stored.getString("at")));
  }
}
