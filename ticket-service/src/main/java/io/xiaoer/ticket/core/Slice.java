package io.xiaoer.ticket.core;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A stretch of a list that is kept in pages of {@link #PAGE_ITEMS}. Items are numbered densely from
 * 0 in the order in which they came; because a page is full before the next one begins, an item's
 * number says in which page and at which place it lies.
 *
 * @param from the number of the first item, included
 * @param to the number after the last item
 */
public record Slice(long from, long to) {
  /** Items of one page. A page is one document, so this bounds its size. */
  public static final int PAGE_ITEMS = 100;

  /** The newest {@code limit} items with numbers below {@code before}. */
  public static Slice below(long before, int limit) {
    long to = Math.max(0, before);
    return new Slice(Math.max(0, to - limit), to);
  }

  /** The pages that the stretch touches, newest first. */
  public List<Long> pages() {
    if (from == to) {
      return List.of();
    }
    long first = from / PAGE_ITEMS;
    long last = (to - 1) / PAGE_ITEMS;
    return LongStream.iterate(last, page -> page >= first, page -> page - 1).boxed().toList();
  }

  /** Whether the item with this number belongs to the stretch. */
  public boolean contains(long number) {
    return number >= from && number < to;
  }

  /** The number of the item at a place of a page. */
  public static long number(long page, int place) {
    return page * PAGE_ITEMS + place;
  }
}
