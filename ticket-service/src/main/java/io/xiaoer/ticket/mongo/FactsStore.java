package io.xiaoer.ticket.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.ticket.core.ConversationFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is known of each conversation until it is rated: one small document each. */
@ApplicationScoped
public class FactsStore {
  private static final String LAST_SEQ = "lastSeq";

  private final MongoCollection<Document> conversations;

  FactsStore(Database database) {
    conversations = database.collection("conversations");
  }

  /** What is known of these conversations, by id. */
  public Map<String, ConversationFacts> load(Collection<String> ids) {
    Map<String, ConversationFacts> found = new HashMap<>();
    for (Document document : Database.byId(conversations, ids)) {
      ConversationFacts facts = facts(document);
      found.put(facts.conversationId(), facts);
    }
    return found;
  }

  /**
   * Makes what is known now durable, in one write.
   *
   * @param before what {@link #load} said
   * @param now what changed
   * @throws LostRace if another reader of the log wrote since
   */
  public void save(Map<String, ConversationFacts> before, Collection<ConversationFacts> now) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    int inserts = 0;
    for (ConversationFacts facts : now) {
      @Nullable ConversationFacts old = before.get(facts.conversationId());
      if (old == null) {
        inserts++;
        changes.add(new InsertOneModel<>(document(facts)));
      } else {
        changes.add(
            new ReplaceOneModel<>(
                Filters.and(
                    Filters.eq("_id", old.conversationId()), Filters.eq(LAST_SEQ, old.lastSeq())),
                document(facts)));
      }
    }
    Database.writeAll(conversations, changes, inserts);
  }

  private static Document document(ConversationFacts facts) {
    return new Document("_id", facts.conversationId())
        .append(LAST_SEQ, facts.lastSeq())
        .append("shopId", facts.shopId())
        .append("customer", Documents.of(facts.customer()))
        .append("agentId", facts.agentId());
  }

  private static ConversationFacts facts(Document document) {
    Customer customer = Documents.customer(document.get("customer", Document.class));
    return new ConversationFacts(
        document.getString("_id"),
        document.getLong(LAST_SEQ),
        document.getString("shopId"),
        customer,
        document.getString("agentId"));
  }
}
