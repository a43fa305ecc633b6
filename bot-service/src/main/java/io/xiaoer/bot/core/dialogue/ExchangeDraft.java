package io.xiaoer.bot.core.dialogue;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
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
    int failures) {
  /** What is asked next. */
  public enum Slot {
    ITEM,
    REASON,
    SIZE,
    TIME,
    CONFIRMATION
  }

  static final ExchangeDraft EMPTY =
      new ExchangeDraft(null, null, null, null, null, false, null, null, null, 0);

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
        order, item, name, size, reason, sizeMatters, null, from, to, failures);
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
        failures);
  }

  ExchangeDraft withNewSize(@Nullable String size) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, size != null, size, from, to, failures);
  }

  ExchangeDraft withTime(OffsetDateTime begin, OffsetDateTime end) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, sizeMatters, newSize, begin, end, failures);
  }

  ExchangeDraft withFailures(int count) {
    return new ExchangeDraft(
        orderId, itemId, itemName, oldSize, reason, sizeMatters, newSize, from, to, count);
  }

  /** What is known so far, for the agent who takes over. */
  Map<String, String> slots() {
    Map<String, String> slots = new LinkedHashMap<>();
    put(slots, "exchange.orderId", orderId);
    put(slots, "exchange.itemId", itemId);
    put(slots, "exchange.item", itemName);
    put(slots, "exchange.oldSize", oldSize);
    put(slots, "exchange.reason", reason);
    put(slots, "exchange.newSize", newSize);
    put(slots, "exchange.pickupFrom", from == null ? null : from.toString());
    put(slots, "exchange.pickupTo", to == null ? null : to.toString());
    return slots;
  }

  private static void put(Map<String, String> slots, String name, @Nullable String value) {
    if (value != null) {
      slots.put(name, value);
    }
  }
}
