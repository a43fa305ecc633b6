package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.eq;
import static io.xiaoer.gateway.mongo.HeadDocument.EVENTS;
import static io.xiaoer.gateway.mongo.HeadDocument.ID;
import static io.xiaoer.gateway.mongo.HeadDocument.OPEN_FROM;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The part of {@link Transcripts} that never changes again: pages of a fixed number of events, each
 * written once, by whoever comes first; all who write it write the same.
 */
final class SealedPages {
  /** Events in a page. */
  static final int EVENTS_EACH = 100;

  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> pages;

  SealedPages(MongoDatabase database) {
    this.pages = database.getCollection("transcript_pages");
  }

  /** The page that holds an event's number. */
  Document holding(String conversationId, long seq) {
    String id = id(conversationId, (seq - 1) / EVENTS_EACH);
    Document page = pages.find(eq(ID, id)).first();
    if (page == null) {
      throw new IllegalStateException("transcript page " + id + " is missing");
    }
    return page;
  }

  /** Copies full pages out of heads; returns what must stay in each of those heads, by its id. */
  Map<String, List<Document>> seal(Iterable<Document> heads) {
    Map<String, List<Document>> kept = new HashMap<>();
    List<InsertOneModel<Document>> sealed = new ArrayList<>();
    for (Document head : heads) {
      String id = head.getString(ID);
      List<Document> events = head.getList(EVENTS, Document.class);
      long pageNo = (HeadDocument.number(head, OPEN_FROM) - 1) / EVENTS_EACH;
      int from = 0;
      for (; events.size() - from >= EVENTS_EACH; from += EVENTS_EACH, pageNo++) {
        sealed.add(
            new InsertOneModel<>(
                new Document(ID, id(id, pageNo))
                    .append(EVENTS, events.subList(from, from + EVENTS_EACH))));
      }
      if (from > 0) {
        kept.put(id, events.subList(from, events.size()));
      }
    }
    insertOnce(sealed);
    return kept;
  }

  private void insertOnce(List<InsertOneModel<Document>> inserts) {
    if (!inserts.isEmpty()) {
      try {
        pages.bulkWrite(inserts, new BulkWriteOptions().ordered(false));
      } catch (MongoBulkWriteException failed) {
        throwUnlessDuplicates(failed);
      }
    }
  }

  /** Passes over what was there already. */
  static void throwUnlessDuplicates(MongoBulkWriteException failed) {
    for (BulkWriteError error : failed.getWriteErrors()) {
      if (error.getCode() != DUPLICATE_KEY) {
        throw failed;
      }
    }
  }

  private static String id(String conversationId, long pageNo) {
    return conversationId + ":" + pageNo;
  }
}
