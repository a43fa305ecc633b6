package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.EncryptedText;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.media.MediumKind;
import io.xiaoer.gateway.media.StoredMedium;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What is known of each medium, which ones a conversation has, and how much a customer has uploaded
 * today. Every access is by {@code _id}.
 */
public final class MediaRegistry {
  private static final String ID = "_id";
  private static final String MEDIA = "media";
  private static final String DAY = "day";
  private static final String BYTES = "bytes";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> media;
  private final MongoCollection<Document> conversations;
  private final MongoCollection<Document> customers;
  private final BodyCipher cipher;

  /**
   * The registry of a database.
   *
   * @param cipher encrypts what is personal of a medium with the key of its customer
   */
  public MediaRegistry(MongoDatabase database, BodyCipher cipher) {
    this.cipher = cipher;
    this.media = database.getCollection("media");
    this.conversations = database.getCollection("media-of-conversations");
    this.customers = database.getCollection("media-of-customers");
  }

  /** Whether something of a customer can be kept: not once his key was destroyed. */
  public boolean mayKeep(String customerId) {
    return cipher.mayKeep(Ids.subjectKey(customerId));
  }

  /** A medium, if it is kept and its customer was not erased. */
  public Optional<StoredMedium> find(String id) {
    return Optional.ofNullable(media.find(eq(ID, id)).first())
        .map(MediaRegistry::read)
        .map(cipher::decrypt)
        .filter(found -> !found.dataKey().equals(EncryptedText.ERASED));
  }

  /** Notes that a medium is kept. */
  public void enter(StoredMedium stored) {
    StoredMedium encrypted = cipher.encrypt(stored, Ids.subjectKey(stored.customerId()));
    media.replaceOne(
        eq(ID, stored.medium().id()), write(encrypted), new ReplaceOptions().upsert(true));
  }

  /** Notes that a conversation may have this medium; before its bytes are kept. */
  public void list(String conversationId, String id) {
    conversations.updateOne(
        eq(ID, conversationId), new Document("$addToSet", new Document(MEDIA, id)), UPSERT);
  }

  /** The media that a conversation may have. */
  public List<String> ofConversation(String conversationId) {
    Document list = conversations.find(eq(ID, conversationId)).first();
    return list == null ? List.of() : list.getList(MEDIA, String.class);
  }

  /** How many bytes a customer has uploaded on the day (UTC) of a moment. */
  public long uploadedOn(String customerId, Instant moment) {
    Document count = customers.find(eq(ID, customerId)).first();
    return count == null || !day(moment).equals(count.getString(DAY))
        ? 0
        : count.get(BYTES, Number.class).longValue();
  }

  /** Adds to what a customer has uploaded on the day of a moment. */
  public void note(String customerId, Instant moment, long bytes) {
    boolean same =
        customers
                .updateOne(
                    and(eq(ID, customerId), eq(DAY, day(moment))),
                    new Document("$inc", new Document(BYTES, bytes)))
                .getMatchedCount()
            > 0;
    if (!same) {
      customers.updateOne(
          eq(ID, customerId),
          new Document("$set", new Document(DAY, day(moment)).append(BYTES, bytes)),
          UPSERT);
    }
  }

  /** Forgets a medium. */
  public void forget(String id) {
    media.deleteOne(eq(ID, id));
  }

  /** Forgets a conversation's list. */
  public void forgetConversation(String conversationId) {
    conversations.deleteOne(eq(ID, conversationId));
  }

  /** Forgets how much a customer has uploaded. */
  public void forgetCustomer(String customerId) {
    customers.deleteOne(eq(ID, customerId));
  }

  private static String day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  private static Document write(StoredMedium stored) {
    Medium medium = stored.medium();
    return new Document(ID, medium.id())
        .append("mediaType", medium.mediaType())
        .append(BYTES, medium.bytes())
        .append("name", medium.name())
        .append("width", medium.width())
        .append("height", medium.height())
        .append("durationMillis", medium.durationMillis())
        .append("kind", stored.kind().name())
        .append("conversationId", stored.conversationId())
        .append("customerId", stored.customerId())
        .append("uploader", stored.uploader())
        .append("thumbnailBytes", stored.thumbnailBytes())
        .append("dataKey", stored.dataKey())
        .append("storedAt", Date.from(stored.storedAt()));
  }

  private static StoredMedium read(Document found) {
    return new StoredMedium(
        new Medium(
            found.getString(ID),
            found.getString("mediaType"),
            found.get(BYTES, Number.class).longValue(),
            found.getString("name"),
            found.getInteger("width"),
            found.getInteger("height"),
            found.getLong("durationMillis"),
            null),
        MediumKind.valueOf(found.getString("kind")),
        found.getString("conversationId"),
        found.getString("customerId"),
        found.getString("uploader"),
        found.get("thumbnailBytes", Number.class).longValue(),
        found.getString("dataKey"),
        found.getDate("storedAt").toInstant());
  }
}
