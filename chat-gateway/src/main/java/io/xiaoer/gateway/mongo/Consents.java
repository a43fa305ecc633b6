package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What people have agreed to: one document a person, with his last answer to each purpose and the
 * answers before it. An answer counts for the version of the words that he was shown.
 */
public final class Consents {
  /** How many answers of a person are kept as history. */
  public static final int HISTORY = 100;

  private static final String ID = "_id";
  private static final String ANSWERS = "answers";

  private final MongoCollection<Document> consents;

  /** The consents of a database. */
  public Consents(MongoDatabase database) {
    this.consents = database.getCollection("consents");
  }

  /** What may be agreed to. What the service cannot do without needs no consent and is not here. */
  public enum Purpose {
    /** Learning from what he looks at and asks, to serve him better: behaviour and profile. */
    PROFILING,
    /** Messages that he did not ask for. */
    PROACTIVE
  }

  /**
   * An answer.
   *
   * @param purpose to what
   * @param version of the words that he was shown
   * @param granted whether he agreed
   * @param at when
   */
  public record Answer(Purpose purpose, String version, boolean granted, Instant at) {}

  /** Adds answers; the last one to a purpose is the one in force. */
  public void record(String customerId, List<Answer> answers) {
    List<Document> added = answers.stream().map(Consents::document).toList();
    consents.updateOne(
        eq(ID, customerId),
        new Document(
            "$push",
            new Document(ANSWERS, new Document("$each", added).append("$slice", -HISTORY))),
        new UpdateOptions().upsert(true));
  }

  /** Every answer of a person that is kept, oldest first. */
  public List<Answer> history(String customerId) {
    Document stored = consents.find(eq(ID, customerId)).first();
    if (stored == null) {
      return List.of();
    }
    List<Answer> answers = new ArrayList<>();
    stored.getList(ANSWERS, Document.class).forEach(one -> answers.add(answer(one)));
    return answers;
  }

  /** His last answer to each purpose, if he gave one. */
  public Map<Purpose, Answer> of(String customerId) {
    Map<Purpose, Answer> last = new EnumMap<>(Purpose.class);
    history(customerId).forEach(answer -> last.put(answer.purpose(), answer));
    return last;
  }

  /**
   * Whether he has agreed to a purpose, in these words. Without an answer: no.
   *
   * @param version the version of the words that are shown now
   */
  public boolean allows(String customerId, Purpose purpose, String version) {
    Answer last = of(customerId).get(purpose);
    return last != null && last.granted() && last.version().equals(version);
  }

  private static Document document(Answer answer) {
    return new Document("purpose", answer.purpose().name())
        .append("version", answer.version())
        .append("granted", answer.granted())
        .append("at", answer.at().toString());
  }

  private static Answer answer(Document stored) {
    return new Answer(
        Purpose.valueOf(stored.getString("purpose")),
        stored.getString("version"),
        stored.getBoolean("granted"),
        Instant.parse(stored.getString("at")));
  }
}
