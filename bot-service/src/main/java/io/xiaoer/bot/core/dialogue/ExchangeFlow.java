package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.dialogue.ExchangeDraft.Slot;
import io.xiaoer.bot.core.shop.ExchangeRequest;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exchange, step by step: which item, why, which size, when the courier may come, confirmation.
 * Whatever a message says about any step is taken in, whenever it comes, so a correction needs no
 * way of its own. A question about something else is answered and the step asked again.
 */
final class ExchangeFlow {
  /** Answers in a row that do not help before a person takes over. */
  private static final int MOST_FAILURES = 2;

  private static final int REASON_CHARS = 100;
  private static final double SURE = 0.6;
  private static final Pattern CANCEL =
      Pattern.compile("不换了|不想换|别换了|不用换|取消换货|算了|cancel|never ?mind|forget it|don'?t exchange");
  private static final Pattern CONFIRM = Pattern.compile("^(确认|提交|没问题|confirm|submit).{0,4}$");
  private static final Pattern CHANGE = Pattern.compile("^(修改|改一下|change( something)?)$");
  private static final Pattern PICKUP = Pattern.compile("取件|上门|来取|来拿|有空|方便|pick|collect|free");

  /** What may be said within the flow without being a question about something else. */
  private static final Set<Intent> OF_THE_FLOW =
      Set.of(
          Intent.EXCHANGE_REQUEST,
          Intent.AFFIRM,
          Intent.DENY,
          Intent.QUALITY_PROBLEM,
          Intent.DAMAGED_ITEM,
          Intent.WRONG_OR_MISSING_ITEM,
          Intent.MODIFY_ORDER,
          Intent.CANCEL_ORDER,
          Intent.GREETING,
          Intent.THANKS,
          Intent.GOODBYE);

  private ExchangeFlow() {}

  /** Begins with whatever the first message says already. */
  static void begin(Turn turn) {
    if (!turn.shopSpeaks()) {
      return;
    }
    List<ExchangeSlots.Candidate> candidates = ExchangeSlots.nearest(turn);
    if (candidates.isEmpty()) {
      Order order = turn.order(one -> true);
      if (order != null && !order.received()) {
        turn.show(order, null);
        turn.offerPerson(
            turn.words()
                .say(
                    "exchange-not-received",
                    "order",
                    order.orderId(),
                    "status",
                    turn.status(order)));
      } else if (order != null) {
        turn.offerPerson(turn.words().say("exchange-none"));
      }
      return;
    }
    ExchangeDraft draft = ExchangeSlots.absorb(turn, ExchangeDraft.EMPTY, candidates).draft();
    if (draft.itemId() == null && candidates.size() == 1) {
      draft =
          ExchangeSlots.absorb(turn, candidates.getFirst().into(draft, turn), candidates).draft();
    }
    turn.become(turn.state().withExchange(draft));
    if (draft.itemId() != null) {
      ask(turn, draft, item(turn, draft) + " ");
    } else {
      ask(turn, draft, "");
    }
  }

  /** Goes on with a message; the flow is under way. */
  static void proceed(Turn turn, ExchangeDraft draft) {
    Understood message = turn.message();
    String text = message.normalised();
    boolean sized = message.entities().size() != null;
    if ((CANCEL.matcher(text).find() && !sized) || message.is(Intent.CANCEL_ORDER)) {
      ExchangeEnd.cancelled(turn, draft);
      return;
    }
    if (!turn.facts().reachable()) {
      turn.shopAnswers();
      return;
    }
    if (isQuestion(draft, message) && !PICKUP.matcher(text).find()) {
      besides(turn, draft, Objects.requireNonNull(message.intent()));
      return;
    }
    ExchangeSlots.Absorbed absorbed =
        ExchangeSlots.absorb(turn, draft, ExchangeSlots.candidates(turn));
    boolean useful = !absorbed.draft().equals(draft) || !absorbed.complaint().isEmpty();
    if (useful) {
      turn.answersFlow();
    }
    if (!absorbed.draft().equals(draft)) {
      ExchangeDraft next = absorbed.draft().withFailures(0);
      turn.become(turn.state().withExchange(next).understoodAfterAll());
      boolean otherItem = !Objects.equals(next.itemId(), draft.itemId());
      ask(turn, next, otherItem ? item(turn, next) + " " : absorbed.complaint());
    } else if (!absorbed.complaint().isEmpty()) {
      turn.become(turn.state().understoodAfterAll());
      ask(turn, draft, absorbed.complaint());
    } else {
      unslotted(turn, draft);
    }
  }

  /** Answers a question about something else and asks the step again, if nobody has taken over. */
  private static void besides(Turn turn, ExchangeDraft draft, Intent question) {
    turn.become(turn.state().asked(question));
    Answers.answer(turn, question);
    if (!turn.handedOver()) {
      turn.become(turn.state().asked(Intent.EXCHANGE_REQUEST).withOffer(null));
      ask(turn, draft, "", "exchange-resume");
    }
  }

  /** A message that fills no slot. */
  private static void unslotted(Turn turn, ExchangeDraft draft) {
    Understood message = turn.message();
    boolean confirming = draft.awaiting() == Slot.CONFIRMATION;
    boolean yes = message.is(Intent.AFFIRM) || CONFIRM.matcher(message.normalised()).matches();
    boolean no = message.is(Intent.DENY) || CHANGE.matcher(message.normalised()).matches();
    if (confirming && (yes || no)) {
      turn.answersFlow();
    }
    if (confirming && yes) {
      turn.become(turn.state().understoodAfterAll());
      confirmed(turn, draft);
    } else if (confirming && no) {
      turn.become(turn.state().understoodAfterAll());
      turn.say("exchange-change-what");
    } else if (draft.awaiting() == Slot.REASON && !yes && !no && message.intent() == null) {
      turn.answersFlow();
      ExchangeDraft next = draft.withReason(oneLine(message.text()), false);
      turn.become(turn.state().withExchange(next.withFailures(0)).understoodAfterAll());
      ask(turn, next, "");
    } else if (draft.failures() + 1 >= MOST_FAILURES) {
      turn.handOver(Reason.FLOW_FAILED, "exchange-failed");
      turn.become(turn.state().withExchange(null));
    } else {
      turn.become(turn.state().withExchange(draft.withFailures(draft.failures() + 1)));
      ask(turn, draft, "", "exchange-again");
    }
  }

  /** A time that has passed meanwhile is asked again; a request that was sent is only repeated. */
  private static void confirmed(Turn turn, ExchangeDraft draft) {
    boolean passed = !Objects.requireNonNull(draft.from()).isAfter(turn.now());
    if (passed && draft.sentAt() == null) {
      askTimeAgain(turn, draft);
    } else {
      turn.request(request(turn, draft));
    }
  }

  static void askTimeAgain(Turn turn, ExchangeDraft draft) {
    ExchangeDraft again = draft.withoutTime();
    turn.become(turn.state().withExchange(again));
    ask(turn, again, turn.words().say("exchange-time-passed") + " ");
  }

  /** Free text as the shop takes it: one line of at most {@link #REASON_CHARS} characters. */
  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Z}\\s]+", " ").strip();
    int most = Math.min(line.length(), REASON_CHARS);
    boolean splits = most < line.length() && Character.isHighSurrogate(line.charAt(most - 1));
    return line.substring(0, splits ? most - 1 : most);
  }

  private static boolean isQuestion(ExchangeDraft draft, Understood message) {
    Intent intent = message.intent();
    if (intent == null || OF_THE_FLOW.contains(intent) || message.confidence() < SURE) {
      return false;
    }
    // A size or a product alone looks like a question about sizes; in the flow it is an answer.
    boolean aboutProduct = intent == Intent.PRODUCT_SIZE || intent == Intent.IN_STOCK;
    boolean asked = message.normalised().matches(".*([?？吗呢么]|什么|多少|怎么|what|how|which).*");
    boolean answers =
        switch (draft.awaiting()) {
          case ITEM -> aboutProduct && !asked;
          case REASON -> ExchangeSlots.namesReason(message.normalised());
          case SIZE -> message.entities().size() != null;
          case TIME -> message.entities().time() != null && !asked;
          case CONFIRMATION ->
              message.entities().size() != null || message.entities().time() != null;
        };
    return !answers;
  }

  private static Decision.ExchangeOrder request(Turn turn, ExchangeDraft draft) {
    String order = Objects.requireNonNull(draft.orderId());
    ZoneOffset shops = turn.now().getOffset();
    OffsetDateTime from = Objects.requireNonNull(draft.from()).withOffsetSameInstant(shops);
    OffsetDateTime to = Objects.requireNonNull(draft.to()).withOffsetSameInstant(shops);
    ExchangeRequest request =
        new ExchangeRequest(
            Objects.requireNonNull(draft.itemId()),
            draft.newSize(),
            Objects.requireNonNull(draft.reason()),
            from,
            to);
    String wish = turn.state().party().customerId() + order + request;
    String key = UUID.nameUUIDFromBytes(wish.getBytes(StandardCharsets.UTF_8)).toString();
    return new Decision.ExchangeOrder(order, request, key);
  }

  static void ask(Turn turn, ExchangeDraft draft, String before) {
    ask(turn, draft, before, null);
  }

  private static void ask(Turn turn, ExchangeDraft draft, String before, @Nullable String wrapper) {
    String question = before + question(turn, draft);
    String text = wrapper == null ? question : turn.words().say(wrapper, "question", question);
    turn.offer(text, ExchangeSlots.chips(turn, draft));
  }

  private static String question(Turn turn, ExchangeDraft draft) {
    Wording words = turn.words();
    return switch (draft.awaiting()) {
      case ITEM -> words.say("exchange-which");
      case REASON -> words.say("exchange-why");
      case SIZE ->
          words.say("exchange-size", "list", words.list(ExchangeSlots.otherSizes(turn, draft)));
      case TIME -> words.say("exchange-when");
      case CONFIRMATION ->
          words.say(
              "exchange-confirm",
              "item",
              Objects.requireNonNull(draft.itemName()),
              "size",
              Objects.requireNonNull(draft.oldSize()),
              "newSize",
              draft.newSize() == null ? words.word("same-size") : draft.newSize(),
              "reason",
              Objects.requireNonNull(draft.reason()),
              "time",
              window(words, draft),
              "order",
              Objects.requireNonNull(draft.orderId()));
    };
  }

  private static String item(Turn turn, ExchangeDraft draft) {
    return turn.words()
        .say(
            "exchange-item",
            "item",
            Objects.requireNonNull(draft.itemName()),
            "size",
            Objects.requireNonNull(draft.oldSize()),
            "order",
            Objects.requireNonNull(draft.orderId()));
  }

  static String window(Wording words, ExchangeDraft draft) {
    return words.window(Objects.requireNonNull(draft.from()), Objects.requireNonNull(draft.to()));
  }
}
