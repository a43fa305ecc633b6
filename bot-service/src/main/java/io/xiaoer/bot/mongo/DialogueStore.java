package io.xiaoer.bot.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.scheduler.Scheduled;
import io.xiaoer.bot.BotConfig;
import io.xiaoer.bot.core.dialogue.DialogueState;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.EncryptedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What the bot remembers, by conversation: {@code _id} is the conversation, {@code lastSeq} the
 * last event taken in. The partition's reader writes it, after the commands of the event are
 * durable in Kafka; a crash in between repeats the event, and the same commands under the same ids.
 * When a partition changes hands, its last reader may still be busy with an event that the next one
 * has taken in, too: what it writes late is dropped.
 */
@ApplicationScoped
public class DialogueStore {
  private static final Logger LOG = Logger.getLogger(DialogueStore.class);

  private final MongoCollection<Document> dialogues;
  private final BodyCipher cipher;
  private final BotConfig config;

  DialogueStore(
      MongoClient client,
      @ConfigProperty(name = "quarkus.mongodb.database") String database,
      BodyCipher cipher,
      BotConfig config) {
    this.dialogues = client.getDatabase(database).getCollection("dialogues");
    this.cipher = cipher;
    this.config = config;
  }

  /** What is remembered of a conversation. */
  public Optional<DialogueState> load(String conversationId) {
    Document found = dialogues.find(Filters.eq("_id", conversationId)).first();
    return found == null ? Optional.empty() : state(found);
  }

  /**
   * Remembers, unless a later event has been taken in already.
   *
   * @param event what was taken in last; its person's key encrypts what is remembered
   */
  public void save(OfEvent<?> event, DialogueState state) {
    String conversationId = event.subject();
    try {
      String json = Codec.JSON.writeValueAsString(state);
      Document made =
          new Document("_id", conversationId)
              .append("lastSeq", state.floor().lastSeq())
              .append("updatedAt", Date.from(event.time()))
              .append("state", cipher.encryptText(json, event.facts().subjectKeyId()));
      Bson upToThis =
          Filters.and(
              Filters.eq("_id", conversationId), Filters.lte("lastSeq", state.floor().lastSeq()));
      dialogues.replaceOne(upToThis, made, new ReplaceOptions().upsert(true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dialogue could not be written", e);
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      LOG.debugf("%s is further than event %d", conversationId, state.floor().lastSeq());
    }
  }

  /** Forgets a conversation that is over. */
  public void forget(String conversationId) {
    dialogues.deleteOne(Filters.eq("_id", conversationId));
  }

  /** Forgets conversations that nobody closed. */
  @Scheduled(every = "12h", delayed = "10m")
  void forgetAbandoned() {
    Date before = Date.from(Instant.now().minus(config.forgetAfter()));
    dialogues.deleteMany(Filters.lt("updatedAt", before));
  }

  /** What is remembered; nothing, if its person was erased. */
  private Optional<DialogueState> state(Document found) {
    try {
      String json = cipher.decryptText(found.getString("state"));
      return EncryptedText.ERASED.equals(json)
          ? Optional.empty()
          : Optional.of(Codec.JSON.readValue(json, DialogueState.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dialogue could not be read", e);
    }
  }
}
