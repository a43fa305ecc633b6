package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Order.Parcel;
import io.xiaoer.bot.core.shop.Order.Status;
import io.xiaoer.contracts.conversation.Content.QuickReplies.Option;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Where the parcel is, from the carrier's scans. */
final class ParcelAnswers {
  /** After this silence of the carrier a parcel counts as not moving. */
  private static final Duration SLOW = Duration.ofHours(24);

  private static final int OTHER_PARCELS = 3;

  private ParcelAnswers() {}

  static void whereIsIt(Turn turn) {
    Order order = turn.order(one -> one.status() == Status.SHIPPED);
    if (order != null) {
      turn.show(order, latest(order));
      turn.offer(story(turn, order), chips(turn, order));
    }
  }

  static void notMoving(Turn turn) {
    Order order = turn.order(one -> one.status() == Status.SHIPPED);
    if (order == null) {
      return;
    }
    String text = story(turn, order);
    Parcel parcel = order.parcel();
    if (order.status() == Status.SHIPPED && parcel != null && !parcel.events().isEmpty()) {
      Duration silence = Duration.between(parcel.events().getLast().time(), turn.now());
      String hours = String.valueOf(Math.max(0, silence.toHours()));
      String answer = silence.compareTo(SLOW) >= 0 ? "parcel-slow" : "parcel-fresh";
      text += " " + turn.words().say(answer, "hours", hours);
    }
    turn.show(order, latest(order));
    turn.offerPerson(text);
  }

  static void notReceived(Turn turn) {
    Order order = turn.order(one -> one.status() == Status.DELIVERED);
    if (order == null) {
      return;
    }
    String advice = order.received() ? "not-received" : "not-delivered-yet";
    String text = story(turn, order) + " " + turn.words().say(advice);
    turn.show(order, latest(order));
    turn.offerPerson(text);
  }

  static void whenShips(Turn turn) {
    Order order =
        turn.order(one -> one.status() == Status.PAID || one.status() == Status.WAITING_PAYMENT);
    if (order == null) {
      return;
    }
    Wording words = turn.words();
    Parcel parcel = order.parcel();
    String text =
        switch (order.status()) {
          case WAITING_PAYMENT, PAYMENT_FAILED ->
              words.say("ships-waiting-payment", "order", order.orderId());
          case PAID ->
              words.say(
                  "ships-paid", "order", order.orderId(), "placed", words.time(order.placedAt()));
          case SHIPPED, DELIVERED, COMPLETED, REFUNDING, REFUNDED, CLOSED ->
              parcel == null
                  ? words.say(
                      "parcel-not-yet", "order", order.orderId(), "status", turn.status(order))
                  : words.say(
                      "ships-already",
                      "order",
                      order.orderId(),
                      "carrier",
                      parcel.carrier(),
                      "number",
                      parcel.number());
        };
    turn.show(order, null);
    turn.offerPerson(text);
  }

  private static String story(Turn turn, Order order) {
    Wording words = turn.words();
    Parcel parcel = order.parcel();
    String number = order.orderId();
    if (parcel == null) {
      return words.say("parcel-not-yet", "order", number, "status", turn.status(order));
    }
    if (parcel.events().isEmpty()) {
      return words.say(
          "parcel-no-scan",
          "order",
          number,
          "carrier",
          parcel.carrier(),
          "number",
          parcel.number());
    }
    Parcel.Event last = parcel.events().getLast();
    OffsetDateTime eta = parcel.eta();
    boolean delivered = "DELIVERED".equals(parcel.status());
    String answer =
        delivered
            ? "parcel-delivered"
            : eta == null ? "parcel-on-the-way-no-eta" : "parcel-on-the-way";
    return words.say(
        answer,
        "order",
        number,
        "carrier",
        parcel.carrier(),
        "number",
        parcel.number(),
        "time",
        words.time(last.time()),
        "text",
        last.text(),
        "eta",
        eta == null ? "" : words.time(eta));
  }

  private static List<Option> chips(Turn turn, Order shown) {
    List<Option> chips = new ArrayList<>();
    turn.facts().orders().stream()
        .filter(one -> one.status() == Status.SHIPPED && !one.orderId().equals(shown.orderId()))
        .limit(OTHER_PARCELS)
        .forEach(one -> chips.add(turn.words().chip("other-order.track", "order", one.orderId())));
    chips.add(turn.words().chip("chip.person"));
    return chips;
  }

  private static @org.jspecify.annotations.Nullable String latest(Order order) {
    Parcel parcel = order.parcel();
    return parcel == null || parcel.events().isEmpty() ? null : parcel.events().getLast().text();
  }
}
