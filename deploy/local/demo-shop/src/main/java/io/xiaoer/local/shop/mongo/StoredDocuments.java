package io.xiaoer.local.shop.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * Records of one kind, each a document with its id and a version. A change is written only if the
 * document still has the version that was read: the one kind of atomicity that every store has.
 *
 * @param <T> the record
 */
final class StoredDocuments<T> {

  private static final String VERSION = "version";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private final MongoCollection<Document> collection;
  private final Class<T> type;

  StoredDocuments(MongoCollection<Document> collection, Class<T> type) {
    this.collection = collection;
    this.type = type;
  }

  Optional<Versioned<T>> find(String id) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first()).map(this::decode);
  }

  /** At most {@code limit} records, in no order. */
  List<T> all(int limit) {
    return StreamSupport.stream(collection.find().limit(limit).spliterator(), false)
        .map(document -> decode(document).value())
        .toList();
  }

  /** Writes the record whatever is there: for the first data only. */
  void put(String id, T value) {
    collection.replaceOne(
        Filters.eq("_id", id), encode(id, 1, value), new ReplaceOptions().upsert(true));
  }

  /** Writes the record if it has not been changed since it was read. */
  boolean replace(String id, long version, T value) {
    return collection
            .replaceOne(
                Filters.and(Filters.eq("_id", id), Filters.eq(VERSION, version)),
                encode(id, version + 1, value))
            .getMatchedCount()
        == 1;
  }

  private Versioned<T> decode(Document document) {
    long version = document.get(VERSION, Number.class).longValue();
    document.remove("_id");
    document.remove(VERSION);
    try {
      return new Versioned<>(version, JSON.readValue(document.toJson(), type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " is unreadable", e);
    }
  }

  private Document encode(String id, long version, T value) {
    try {
      Document document = new Document("_id", id).append(VERSION, version);
      document.putAll(Document.parse(JSON.writeValueAsString(value)));
      return document;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + type.getSimpleName(), e);
    }
  }

  /** A record and the version under which it was read. */
  record Versioned<T>(long version, T value) {}
}
