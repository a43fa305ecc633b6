package io.xiaoer.ticket.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.xiaoer.ticket.core.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Lists of any length that are only ever appended to, kept in pages: {@code _id} = list and page
 * number, at most {@link Slice#PAGE_ITEMS} items. Reading a stretch costs as many documents as it
 * has pages, found by {@code _id}, however long the list is.
 *
 * <p>An item enters once, also when it comes twice, from two instances, or after a crash at any
 * point: first its place is written down ({@code placements}, {@code _id} = list and item), then it
 * is pushed to that page if it is not there and the page has room; a full page moves the place on
 * by one. A page is begun only when the one before is full, so items are numbered densely.
 */
@ApplicationScoped
public class PagedLists {
  private static final String PAGE = "page";
  private static final String ITEMS = "items";
  private static final String ITEM_ID = "id";
  private static final String COUNT = "count";

  private final MongoCollection<Document> pages;
  private final MongoCollection<Document> placements;
  private final MongoCollection<Document> heads;

  PagedLists(Database database) {
    pages = database.collection("list-pages");
    placements = database.collection("list-placements");
    heads = database.collection("list-heads");
  }

  /**
   * An item and its number in its list.
   *
   * @param number from 0, in the order of arrival
   * @param content what was appended
   */
  public record Item(long number, Document content) {}

  /** Appends an item, unless the list has it. */
  public void append(String list, String itemId, Document content) {
    Document item = new Document(content).append(ITEM_ID, itemId);
    String placement = list + "|" + itemId;
    long page = placed(list, placement);
    while (!put(list, page, itemId, item)) {
      long next = page + 1;
      placements.updateOne(
          Filters.and(Filters.eq("_id", placement), Filters.eq(PAGE, page)),
          Updates.set(PAGE, next));
      heads.updateOne(
          Filters.eq("_id", list), Updates.max(PAGE, next), new UpdateOptions().upsert(true));
      page = next;
    }
  }

  /** The newest items below a number, newest first. */
  public List<Item> read(String list, Slice slice) {
    List<Long> wanted = slice.pages();
    Map<Long, Document> found = new HashMap<>();
    for (Document page :
        Database.byId(pages, wanted.stream().map(page -> pageId(list, page)).toList())) {
      found.put(page.getLong(PAGE), page);
    }
    List<Item> items = new ArrayList<>();
    for (long page : wanted) {
      Document document = found.get(page);
      List<Document> contents =
          document == null ? List.of() : document.getList(ITEMS, Document.class);
      for (int place = contents.size() - 1; place >= 0; place--) {
        long number = Slice.number(page, place);
        if (slice.contains(number)) {
          items.add(new Item(number, contents.get(place)));
        }
      }
    }
    return items;
  }

  /** How many items the list has. */
  public long size(String list) {
    long page = head(list);
    long size = 0;
    for (int count = Slice.PAGE_ITEMS; count == Slice.PAGE_ITEMS; page++) {
      Document found = pages.find(Filters.eq("_id", pageId(list, page))).first();
      count = found == null ? 0 : found.getInteger(COUNT);
      size = Slice.number(page, count);
    }
    return size;
  }

  /** The page where the item is, or is to be: written down before it is put there. */
  private long placed(String list, String placement) {
    @Nullable Document known = placements.find(Filters.eq("_id", placement)).first();
    if (known != null) {
      return known.getLong(PAGE);
    }
    long page = head(list);
    try {
      placements.insertOne(new Document("_id", placement).append(PAGE, page));
      return page;
    } catch (MongoWriteException e) {
      if (!Database.isDuplicateKey(e)) {
        throw e;
      }
      Document raced = placements.find(Filters.eq("_id", placement)).first();
      return Objects.requireNonNull(raced).getLong(PAGE);
    }
  }

  /** A page that existed when this was last written down; the list may have gone on since. */
  private long head(String list) {
    @Nullable Document head = heads.find(Filters.eq("_id", list)).first();
    return head == null ? 0 : head.getLong(PAGE);
  }

  /** Whether the item is in the page now; if not, the page is full. */
  private boolean put(String list, long page, String itemId, Document item) {
    String id = pageId(list, page);
    for (; ; ) {
      boolean pushed =
          pages
                  .updateOne(
                      Filters.and(
                          Filters.eq("_id", id),
                          Filters.lt(COUNT, Slice.PAGE_ITEMS),
                          Filters.ne(ITEMS + "." + ITEM_ID, itemId)),
                      Updates.combine(Updates.push(ITEMS, item), Updates.inc(COUNT, 1)))
                  .getMatchedCount()
              == 1;
      if (pushed) {
        return true;
      }
      @Nullable Document found = pages.find(Filters.eq("_id", id)).first();
      if (found == null) {
        if (begin(id, page, item)) {
          return true;
        }
      } else if (holds(found, itemId)) {
        return true;
      } else if (found.getInteger(COUNT) >= Slice.PAGE_ITEMS) {
        return false;
      }
      // Else somebody began the page or filled a place of it between the two looks: look again.
    }
  }

  private static boolean holds(Document page, String itemId) {
    return page.getList(ITEMS, Document.class).stream()
        .anyMatch(there -> itemId.equals(there.getString(ITEM_ID)));
  }

  private boolean begin(String id, long page, Document item) {
    try {
      pages.insertOne(
          new Document("_id", id).append(PAGE, page).append(COUNT, 1).append(ITEMS, List.of(item)));
      return true;
    } catch (MongoWriteException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  private static String pageId(String list, long page) {
    return list + "|" + page;
  }
}
