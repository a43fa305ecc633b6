package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.ExchangeOutcome.Refused;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import java.time.Duration;
import java.util.Objects;

/** How an exchange ends: booked, refused, not answered, or given up by the customer. */
final class ExchangeEnd {
  /** So far apart the clocks of bot and shop may be, with the message's way in between. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

  private ExchangeEnd() {}

  /** What the shop said to the confirmed wish. */
  static void of(Turn turn, ExchangeDraft draft, ExchangeOutcome outcome) {
    Wording words = turn.words();
    switch (outcome) {
      case ExchangeOutcome.Accepted accepted -> {
        turn.become(turn.state().withExchange(null));
        turn.say(
            "exchange-done",
            "exchange",
            accepted.exchangeId(),
            "time",
            ExchangeFlow.window(words, draft),
            "newSize",
            draft.newSize() == null ? words.word("same-size") : draft.newSize());
      }
      case Refused refused -> refused(turn, draft.withSentAt(null), refused);
      case ExchangeOutcome.Unreachable _ -> {
        turn.become(turn.state().withExchange(draft.withSentAt(turn.now())));
        turn.offerPerson(words.say("exchange-unreachable"), "chip.confirm");
      }
    }
  }

  /** Nothing is booked, unless the shop was asked and did not answer: then a person finds out. */
  static void cancelled(Turn turn, ExchangeDraft draft) {
    if (draft.sentAt() == null) {
      turn.become(turn.state().withExchange(null));
      SmallTalk.menu(turn, turn.words().say("exchange-cancelled"));
    } else {
      turn.handOver(Reason.FLOW_FAILED, "exchange-maybe-booked");
      turn.become(turn.state().withExchange(null));
    }
  }

  /** What the customer can put right is asked again; the rest is a person's work. */
  private static void refused(Turn turn, ExchangeDraft draft, Refused refused) {
    boolean aboutSize = refused.code().equals("no-stock") || refused.code().equals("no-such-size");
    boolean aboutTime =
        refused.code().equals("invalid-parameter")
            && !Objects.requireNonNull(draft.from()).isAfter(turn.now().plus(CLOCKS_APART));
    if (aboutSize && !ExchangeSlots.otherSizes(turn, draft).isEmpty()) {
      askSizeAgain(turn, draft);
    } else if (aboutTime) {
      ExchangeFlow.askTimeAgain(turn, draft);
    } else {
      String word = "refusal." + refused.code();
      String why = turn.words().word(turn.words().hasWord(word) ? word : "refusal.unknown");
      turn.note("exchange.refusal", refused.code() + ": " + refused.detail());
      turn.handOver(Reason.FLOW_FAILED, "exchange-refused", "detail", why);
      turn.become(turn.state().withExchange(null));
    }
  }

  private static void askSizeAgain(Turn turn, ExchangeDraft draft) {
    String gone =
        draft.newSize() == null ? Objects.requireNonNull(draft.oldSize()) : draft.newSize();
    ExchangeDraft again =
        draft.withNewSize(null).withReason(Objects.requireNonNull(draft.reason()), true);
    turn.become(turn.state().withExchange(again));
    String sorry =
        turn.words()
            .say(
                "exchange-no-stock",
                "item",
                Objects.requireNonNull(draft.itemName()),
                "size",
                gone);
    ExchangeFlow.ask(turn, again, sorry + " ");
  }
}
