package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.shop.Coupon;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Order.Payment;
import io.xiaoer.bot.core.shop.Order.Refund;
import io.xiaoer.bot.core.shop.Order.Status;
import io.xiaoer.bot.core.shop.Product;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Payments, refunds, coupons and prices, from the shop's books. */
final class MoneyAnswers {
  private static final String AVAILABLE = "AVAILABLE";
  private static final String RETRY = "重新付款|再付|pay again|retry";

  private MoneyAnswers() {}

  static void refundStatus(Turn turn) {
    Order order = turn.order(one -> !one.paybacks().isEmpty());
    if (order == null) {
      return;
    }
    turn.show(order, null);
    if (order.paybacks().isEmpty()) {
      turn.offerPerson(turn.words().say("refund-none"));
      return;
    }
    Refund refund = order.paybacks().getLast();
    Wording words = turn.words();
    String answer =
        switch (refund.status()) {
          case "BANK_PROCESSING" -> "refund-bank";
          case "WAITING_RETURN" -> "refund-return";
          case "COMPLETED" -> "refund-done";
          default -> "refund-requested";
        };
    OffsetDateTime completed = refund.completedAt();
    String text =
        words.say(
            answer,
            "order",
            order.orderId(),
            "amount",
            words.money(refund.amountFen()),
            "destination",
            refund.destination(),
            "expected",
            refund.expectedBy() == null ? "—" : words.day(refund.expectedBy()),
            "time",
            completed == null ? "—" : words.time(completed));
    turn.offerPerson(text);
  }

  static void paymentFailed(Turn turn) {
    Order order =
        turn.order(
            one -> one.status() == Status.PAYMENT_FAILED || one.status() == Status.WAITING_PAYMENT);
    if (order == null) {
      return;
    }
    Wording words = turn.words();
    Payment payment = order.payment();
    boolean open =
        order.status() == Status.PAYMENT_FAILED || order.status() == Status.WAITING_PAYMENT;
    turn.show(order, null);
    if (open && turn.message().normalised().matches(".*(" + RETRY + ").*")) {
      turn.offerPerson(words.say("payment-retry", "order", order.orderId()));
    } else if (!open) {
      turn.offerPerson(
          words.say("payment-fine", "order", order.orderId(), "status", turn.status(order)));
    } else if (payment == null || !"FAILED".equals(payment.status())) {
      turn.offerPerson(words.say("payment-waiting", "order", order.orderId()), "chip.retry");
    } else {
      turn.offerPerson(
          words.say(
              "payment-failed",
              "order",
              order.orderId(),
              "account",
              payment.account(),
              "amount",
              words.money(payment.amountFen()),
              "time",
              words.time(payment.attemptedAt()),
              "reason",
              reason(words, payment)),
          "chip.retry");
    }
  }

  private static String reason(Wording words, Payment payment) {
    String code = "failure." + payment.failureCode();
    String known = words.word(words.hasWord(code) ? code : "failure.UNKNOWN");
    String bank = payment.failureReason();
    return bank == null ? known : words.pick(bank, known);
  }

  static void coupons(Turn turn) {
    couponList(turn, "coupons", coupon -> coupon.status().equals(AVAILABLE));
  }

  static void couponNotWorking(Turn turn) {
    couponList(turn, "coupons-reasons", _ -> true);
  }

  static void promotions(Turn turn) {
    couponList(turn, "promotions", coupon -> coupon.status().equals(AVAILABLE));
  }

  private static void couponList(Turn turn, String answer, Predicate<Coupon> shown) {
    if (!turn.shopSpeaks()) {
      return;
    }
    Wording words = turn.words();
    List<String> lines =
        turn.facts().coupons().stream().filter(shown).map(one -> line(words, one)).toList();
    turn.offerPerson(
        lines.isEmpty() ? words.say("coupons-none") : words.say(answer, "list", words.list(lines)));
  }

  private static String line(Wording words, Coupon coupon) {
    String state = "coupon." + coupon.status();
    return words.word(
        "coupon.line",
        "name",
        words.pick(coupon.name(), coupon.nameEn()),
        "min",
        words.money(coupon.minSpendFen()),
        "until",
        words.time(coupon.validUntil()),
        "state",
        words.hasWord(state) ? words.word(state) : coupon.status(),
        "conditions",
        words.pick(coupon.conditions(), coupon.conditionsEn()));
  }

  static void priceProtection(Turn turn) {
    Order order = turn.order(one -> one.status() != Status.CLOSED);
    if (order == null) {
      return;
    }
    Wording words = turn.words();
    List<String> lines = new ArrayList<>();
    boolean cheaper = false;
    for (Order.Item item : order.items()) {
      for (Product product : turn.facts().catalogue()) {
        if (product.productId().equals(item.productId())) {
          cheaper |= product.priceFen() < item.unitPriceFen();
          lines.add(
              words.word(
                  "price.line",
                  "item",
                  words.pick(item.name(), item.nameEn()),
                  "paid",
                  words.money(item.unitPriceFen()),
                  "now",
                  words.money(product.priceFen())));
        }
      }
    }
    turn.show(order, null);
    String answer = cheaper ? "price-protection" : "price-same";
    turn.offerPerson(words.say(answer, "order", order.orderId(), "list", words.list(lines)));
  }
}
