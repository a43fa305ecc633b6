package io.xiaoer.ticket.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
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
    String placement = placementId(list, itemId);
    long page = placed(list, placement);
    while (!put(list, page, itemId, item)) {
      long next = page + 1;
      placements.updateOne(
          Filters.and(Filters.eq("_id", placement), Filters.eq(PAGE, page)),
          Updates.set(PAGE, next));
      advance(list, next);
      page = next;
    }
  }

  /**
   * Appends items in this order, as {@link #append} would, but at the cost of a few requests a page
   * instead of a few an item. Whatever another writer is busy with is left to {@link #append}.
   *
   * @param contents by item id
   */
  public void appendAll(String list, Map<String, Document> contents) {
    List<String> fresh = new ArrayList<>(contents.keySet());
    List<String> places = fresh.stream().map(id -> placementId(list, id)).toList();
    for (Document known : Database.byId(placements, places)) {
      String itemId = known.getString("_id").substring(list.length() + 1);
      append(list, itemId, contents.get(itemId));
      fresh.remove(itemId);
    }
    long page = head(list);
    while (!fresh.isEmpty()) {
      int count = count(pageId(list, page));
      if (count >= Slice.PAGE_ITEMS) {
        page++;
        advance(list, page);
        continue;
      }
      List<String> chunk = fresh.subList(0, Math.min(Slice.PAGE_ITEMS - count, fresh.size()));
      if (!place(list, page, chunk) || !putAll(list, page, count, chunk, contents)) {
        chunk.forEach(itemId -> append(list, itemId, contents.get(itemId)));
      }
      chunk.clear();
    }
  }

  private boolean place(String list, long page, List<String> itemIds) {
    try {
      placements.insertMany(
          itemIds.stream()
              .map(id -> new Document("_id", placementId(list, id)).append(PAGE, page))
              .toList(),
          new InsertManyOptions().ordered(false));
      return true;
    } catch (MongoBulkWriteException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Puts items that are in no page yet into this one, if it still has as many as it had. */
  private boolean putAll(
      String list, long page, int count, List<String> itemIds, Map<String, Document> contents) {
    List<Document> items =
        itemIds.stream().map(id -> new Document(contents.get(id)).append(ITEM_ID, id)).toList();
    String id = pageId(list, page);
    if (count == 0) {
      return begin(id, page, items);
    }
    return pages
            .updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq(COUNT, count)),
                Updates.combine(Updates.pushEach(ITEMS, items), Updates.inc(COUNT, items.size())))
            .getMatchedCount()
        == 1;
  }

  private int count(String pageId) {
    @Nullable Document found =
        pages.find(Filters.eq("_id", pageId)).projection(Projections.include(COUNT)).first();
    return found == null ? 0 : found.getInteger(COUNT);
  }

  private void advance(String list, long page) {
    heads.updateOne(
        Filters.eq("_id", list), Updates.max(PAGE, page), new UpdateOptions().upsert(true));
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
      count = count(pageId(list, page));
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
        if (begin(id, page, List.of(item))) {
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

  private boolean begin(String id, long page, List<Document> items) {
    try {
      pages.insertOne(
          new Document("_id", id)
              .append(PAGE, page)
              .append(COUNT, items.size())
              .append(ITEMS, items));
      return true;
    } catch (MongoWriteException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  private static String placementId(String list, String itemId) {
    return list + "|" + itemId;
  }

  private static String pageId(String list, long page) {
    return list + "|" + page;
  }
}
