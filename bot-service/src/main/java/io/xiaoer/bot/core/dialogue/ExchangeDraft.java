package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on its way to being asked for.
 *
 * @param orderId the order
 * @param itemId the line of the order
 * @param itemName what it is, in the customer's language
 * @param oldSize the size that he has
 * @param reason why, in words
 * @param sizeMatters whether another size is wanted
 * @param newSize the wanted size, as the shop writes it
 * @param from from when a courier may come
 * @param to until when
 * @param failures answers in a row that did not help
 * @param sentAt when the shop was asked for it and did not answer: it may have booked it, or not
 */
public record ExchangeDraft(
    @Nullable String orderId,
    @Nullable String itemId,
    @Nullable String itemName,
    @Nullable String oldSize,
    @Nullable String reason,
    boolean sizeMatters,
    @Nullable String newSize,
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime to,
    int failures,
    @Nullable OffsetDateTime sentAt) {
  /** What is asked next. */
  public enum Slot {
    ITEM,
    REASON,
    SIZE,
    TIME,
    CONFIRMATION
  }

  static final ExchangeDraft EMPTY =
      new ExchangeDraft(null, null, null, null, null, false, null, null, null, 0, null);

  /** The first thing that is missing. */
  public Slot awaiting() {
    if (itemId == null) {
      return Slot.ITEM;
    }
    if (reason == null) {
      return Slot.REASON;
    }
    if (sizeMatters && newSize == null) {
      return Slot.SIZE;
    }
    return from == null ? Slot.TIME : Slot.CONFIRMATION;
  }

  /** Another item: what was said about the first one's size does not hold for it. */
  ExchangeDraft withItem(String order, String item, String name, String size) {
    return new ExchangeDraft(
        order, item, name, size, reason, sizeMatters, null, from, to, failures, sentAt);
  }

  ExchangeDraft withReason(String words, boolean aboutSize) {
    return new ExchangeDraft(
        orderId,
        itemId,
        itemName,
        oldSize,
        words,
        aboutSize || newSize != null,
        newSize,
        from,
        to,
        failures,
        sentAt);
  }

  ExchangeDraft withNewSize(@Nullable String size) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, size != null, size, from, to, failures, sentAt);
  }

  ExchangeDraft withoutTime() {
    return withTime(null, null);
  }

  ExchangeDraft withTime(@Nullable OffsetDateTime begin, @Nullable OffsetDateTime end) {
    return new ExchangeDraft(
        orderId,
        itemId,
        itemName,
        oldSize,
        reason,
        sizeMatters,
        newSize,
        begin,
        end,
        failures,
        sentAt);
  }

  ExchangeDraft withFailures(int count) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, sizeMatters, newSize, from, to, count, sentAt);
  }

  ExchangeDraft withSentAt(@Nullable OffsetDateTime time) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, sizeMatters, newSize, from, to, failures, time);
  }

  /** What is known so far, for the agent who takes over; times in the shop's zone. */
  Map<String, String> slots(Wording words) {
    Map<String, String> slots = new LinkedHashMap<>();
    put(slots, "exchange.orderId", orderId);
    put(slots, "exchange.itemId", itemId);
    put(slots, "exchange.item", itemName);
    put(slots, "exchange.oldSize", oldSize);
    put(slots, "exchange.reason", reason);
    put(slots, "exchange.newSize", newSize);
    put(slots, "exchange.pickupFrom", from == null ? null : words.zoned(from));
    put(slots, "exchange.pickupTo", to == null ? null : words.zoned(to));
    put(slots, "exchange.sentAt", sentAt == null ? null : words.zoned(sentAt));
    return slots;
  }

  /** The same in a few words. */
  List<String> told(Wording words) {
    List<String> told = new ArrayList<>();
    if (itemName != null) {
      String sizes = newSize == null ? String.valueOf(oldSize) : oldSize + " → " + newSize;
      told.add(itemName + " " + sizes);
    }
    if (reason != null) {
      told.add(reason);
    }
    if (from != null && to != null) {
      told.add(words.window(from, to));
    }
    return told;
  }

  private static void put(Map<String, String> slots, String name, @Nullable String value) {
    if (value != null) {
      slots.put(name, value);
    }
  }
}
