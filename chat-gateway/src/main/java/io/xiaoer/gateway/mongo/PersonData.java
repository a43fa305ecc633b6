package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * What is held about a person or is older than it may be. Reads and deletes by other fields than
 * the {@code _id}, so whole collections are gone through: for exports and for the hourly clearing,
 * not for the way of a message.
 */
public final class PersonData {
  private static final String ID = "_id";
  private static final String AT = "at";
  private static final String CONVERSATION = "conversation";
  private static final String CLOSED = "closed";
  private static final int AT_ONCE = 100;

  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> pages;
  private final MongoCollection<Document> originals;
  private final MongoCollection<Document> alerts;
  private final MongoCollection<Document> reveals;

  /** The data of a database. */
  public PersonData(MongoDatabase database) {
    this.heads = database.getCollection("conversations");
    this.pages = database.getCollection("transcript_pages");
    this.originals = database.getCollection("sealed_originals");
    this.alerts = database.getCollection("alerts");
    this.reveals = database.getCollection("reveals");
  }

  /** Every conversation of a customer, also those that his list has no room for. */
  public List<String> conversations(String customerId) {
    List<String> ids = new ArrayList<>();
    heads
        .find(eq("customer.id", customerId))
        .projection(Projections.include(ID))
        .forEach(head -> ids.add(head.getString(ID)));
    return ids;
  }

  /** Where a sealed original is. */
  public record Sealed(String id, String conversationId) {}

  /** Every sealed original of a person. */
  public List<Sealed> originals(String subjectKeyId) {
    List<Sealed> found = new ArrayList<>();
    originals
        .find(eq("key", subjectKeyId))
        .projection(Projections.include(ID, CONVERSATION))
        .forEach(one -> found.add(new Sealed(one.getString(ID), one.getString(CONVERSATION))));
    return found;
  }

  /** Forgets every sealed original of a person; returns how many. */
  public long forgetOriginalsOf(String subjectKeyId) {
    return originals.deleteMany(eq("key", subjectKeyId)).getDeletedCount();
  }

  /** Forgets originals that were sealed before a time; returns how many. */
  public long forgetOriginals(Instant before) {
    return originals.deleteMany(lt(AT, before.toString())).getDeletedCount();
  }

  /** Forgets alerts from before a time; returns how many. */
  public long forgetAlerts(Instant before) {
    return alerts.deleteMany(lt(AT, before.toString())).getDeletedCount();
  }

  /** Forgets entries of the log of reveals from before a time; returns how many. */
  public long forgetReveals(Instant before) {
    return reveals.deleteMany(lt(AT, before.toString())).getDeletedCount();
  }

  /**
   * Forgets conversations that have ended and began before a time; returns how many.
   *
   * @param first told of each before it is forgotten
   */
  public long forgetConversations(Instant before, Consumer<String> first) {
    List<String> ids = new ArrayList<>();
    heads
        .find(and(eq(CLOSED, true), lt("openedAt", before.toString())))
        .projection(Projections.include(ID))
        .forEach(head -> ids.add(head.getString(ID)));
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      some.forEach(first);
      // Pages first: what a crash leaves has its head still, and is forgotten the next time.
      some.forEach(id -> pages.deleteMany(and(gte(ID, id + ":"), lt(ID, id + ";"))));
      heads.deleteMany(and(in(ID, some), eq(CLOSED, true)));
    }
    return ids.size();
  }
}
