package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Order.Status;
import java.time.OffsetDateTime;

/** What an order's state is, and what can still be done about it. */
final class OrderAnswers {
  /** The law's days for a return without a reason, from delivery on. */
  static final int RETURN_DAYS = 7;

  private OrderAnswers() {}

  static void status(Turn turn) {
    Order order = turn.order(one -> one.status() != Status.CLOSED);
    if (order == null) {
      return;
    }
    turn.show(order, null);
    turn.offerPerson(line(turn, order), "chip.track", "chip.refund");
  }

  /** Changing and cancelling is a person's work; whether it is possible, the order's state says. */
  static void change(Turn turn, Intent wish) {
    Order order =
        turn.order(
            one ->
                switch (one.status()) {
                  case PAID, WAITING_PAYMENT, PAYMENT_FAILED -> true;
                  case SHIPPED, DELIVERED, COMPLETED, REFUNDING, REFUNDED, CLOSED -> false;
                });
    if (order == null) {
      return;
    }
    String what = turn.words().word("what." + wish.id());
    String answer =
        switch (order.status()) {
          case PAID -> "change-possible";
          case WAITING_PAYMENT, PAYMENT_FAILED -> "change-unpaid";
          case SHIPPED, DELIVERED, COMPLETED, REFUNDING, REFUNDED, CLOSED -> "change-too-late";
        };
    String text =
        turn.words()
            .say(answer, "order", order.orderId(), "status", turn.status(order), "what", what);
    turn.show(order, null);
    turn.offerPerson(text);
    if (order.status() == Status.PAID) {
      turn.become(turn.state().withOffer(DialogueState.Offer.PERSON));
    }
  }

  static void refundHow(Turn turn) {
    Order order = turn.order(one -> one.status() != Status.CLOSED && one.paybacks().isEmpty());
    if (order == null) {
      return;
    }
    String text =
        turn.words().say("refund-how", "order", order.orderId(), "status", turn.status(order));
    turn.show(order, null);
    turn.offerPerson(text, "chip.exchange");
  }

  static void returnGoods(Turn turn) {
    Order order = turn.order(Order::received);
    if (order == null) {
      return;
    }
    Wording words = turn.words();
    OffsetDateTime delivered = order.deliveredAt();
    turn.show(order, null);
    if (delivered == null) {
      turn.offerPerson(
          words.say("return-not-received", "order", order.orderId(), "status", turn.status(order)));
      return;
    }
    OffsetDateTime until = delivered.plusDays(RETURN_DAYS);
    boolean open = turn.now().isBefore(until);
    String text =
        words.say(
            open ? "return-open" : "return-over",
            "order",
            order.orderId(),
            "delivered",
            words.time(delivered),
            "until",
            words.time(until));
    if (open) {
      turn.offerPerson(text, "chip.exchange");
    } else {
      turn.offerPerson(text);
    }
  }

  /** Damaged, faulty or wrong goods. */
  static void apologise(Turn turn) {
    Order order = turn.order(Order::received);
    if (order != null) {
      turn.show(order, null);
      turn.offerPerson(turn.words().say("after-sales-apology"), "chip.exchange");
    }
  }

  private static String line(Turn turn, Order order) {
    return turn.words()
        .say(
            "order-line",
            "order",
            order.orderId(),
            "status",
            turn.status(order),
            "title",
            turn.title(order),
            "total",
            turn.words().money(order.amounts().totalFen()));
  }
}
