package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import io.xiaoer.bot.core.shop.ShopFacts;
import io.xiaoer.contracts.conversation.Content.QuickReplies.Option;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.conversation.Understanding;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bot's rules. Every method is pure: the same state, message, facts and moment give the same
 * decision, so that a redelivered event repeats the same commands.
 *
 * @param book the bot's words
 * @param shops what the shops are called, by id
 * @param ofShops the bot's words in shops that have some of their own, by the shop's id
 */
public record Dialogue(
    AnswerBook book, Map<String, AnswerBook.Words> shops, Map<String, AnswerBook> ofShops) {
  /** The bot gives up after this many messages in a row that it does not understand. */
  private static final int MOST_MISUNDERSTOOD = 2;

  /** The bot gives up when the same is asked this often in a row. */
  private static final int MOST_REPEATS = 3;

  /** Copies the names. */
  public Dialogue {
    shops = Map.copyOf(shops);
    ofShops = Map.copyOf(ofShops);
  }

  /** The state of a conversation that has just been opened. */
  public static DialogueState opened(ConversationEvent.ConversationOpened opened) {
    return begun(opened.shopId(), opened.customer(), opened.entrance(), opened.locale());
  }

  /** The state of a conversation that was opened again: he was greeted, what was said is over. */
  public static DialogueState reopened(ConversationEvent.ConversationReopened again) {
    return begun(again.shopId(), again.customer(), again.entrance(), again.locale()).withGreeted();
  }

  private static DialogueState begun(
      String shopId, Customer customer, Entrance entrance, String locale) {
    DialogueState.Party party =
        new DialogueState.Party(
            shopId,
            customer.id(),
            customer.displayName(),
            customer.tier() == Customer.Tier.GUEST,
            entrance.kind(),
            entrance.reference());
    return DialogueState.opened(
        party,
        Language.ofLocale(locale),
        new DialogueState.Focus(
            entrance.kind() == Entrance.Kind.ORDER ? entrance.reference() : null,
            entrance.kind() == Entrance.Kind.PRODUCT ? entrance.reference() : null));
  }

  /** The state after somebody else, or the bot, got the word. */
  public static DialogueState controlChanged(
      DialogueState state, ConversationEvent.ControlChanged changed) {
    return state.withControl(changed.control() instanceof Control.Bot, changed.epoch());
  }

  /** The state after the event with this number was taken in. */
  public static DialogueState heard(DialogueState state, long seq) {
    return state.heard(seq);
  }

  /** The state of a closed conversation. */
  public static DialogueState closed(DialogueState state) {
    return state.over();
  }

  /** What the greeting needs of the shop. */
  public static Set<Need> needsOfGreeting(DialogueState state) {
    return switch (state.party().entrance()) {
      case HELP_CENTRE -> Set.of();
      case ORDER -> state.party().guest() ? Set.of() : Set.of(Need.ORDERS);
      case PRODUCT -> Set.of(Need.CATALOGUE);
    };
  }

  /** What the answer to a message needs of the shop. */
  public static Set<Need> needs(DialogueState state, Understood message) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    Intent intent = message.intent();
    if (intent != null) {
      needs.addAll(intent.needs());
    }
    if (state.offer() == DialogueState.Offer.ORDER) {
      needs.add(Need.ORDERS);
    }
    if (state.exchange() != null) {
      needs.addAll(Intent.EXCHANGE_REQUEST.needs());
    }
    if (message.entities().orderNumber() != null) {
      needs.add(Need.ORDERS);
    }
    if (state.party().guest()) {
      needs.remove(Need.ORDERS);
      needs.remove(Need.COUPONS);
    }
    return needs;
  }

  /** Says hello, as fits the page from which the customer came. */
  public Decision greet(DialogueState state, ShopFacts facts, OffsetDateTime now) {
    Turn turn = turn(state.withGreeted(), null, facts, now);
    Wording words = turn.words();
    String shop = turn.shopName();
    Order order = turn.byId(state.focus().orderId());
    Product product =
        facts.catalogue().stream()
            .filter(one -> one.productId().equals(state.focus().productId()))
            .findFirst()
            .orElse(null);
    if (order != null) {
      turn.show(order, null);
      turn.offerPerson(
          words.say("greeting-order", "shop", shop),
          "chip.track",
          "chip.refund",
          "chip.exchange",
          "chip.payment");
      turn.become(turn.state().withOffer(DialogueState.Offer.ORDER));
    } else if (product != null) {
      String name = words.pick(product.name(), product.nameEn());
      turn.offerPerson(
          words.say("greeting-product", "shop", shop, "product", name),
          "chip.size",
          "chip.material",
          "chip.care",
          "chip.stock");
    } else {
      SmallTalk.menu(turn, words.say("greeting", "shop", shop));
    }
    return turn.decided(List.of());
  }

  /** Tells the agent what is known, after the customer asked for a person by himself. */
  public Decision brief(DialogueState state, OffsetDateTime now) {
    Turn turn = turn(state, null, ShopFacts.NONE, now);
    var brief = Brief.of(state, null, Reason.CUSTOMER_ASKED, turn.words(), Map.of());
    DialogueState left = state.withControl(false, state.floor().epoch());
    return new Decision(
        left,
        List.of(new Decision.Named("brief", new ConversationCommand.AttachBrief(brief))),
        Map.of("answers", bookOf(state).version()),
        null);
  }

  /** Answers a message of the customer; the bot has control. */
  public Decision answer(
      DialogueState state, long seq, Understood message, ShopFacts facts, OffsetDateTime now) {
    DialogueState after = state.after(message, Subject.named(message, facts));
    Turn turn = turn(after, message, facts, now);
    turn.took("nlu", message.modelVersion());
    decide(turn, state.offer());
    return turn.decided(List.of(new Decision.Named("understanding", understanding(turn, seq))));
  }

  /** Says honestly that it cannot take in a message without words; the bot has control. */
  public Decision wordless(DialogueState state, Heard.Kind kind, OffsetDateTime now) {
    Turn turn = turn(state, null, ShopFacts.NONE, now);
    turn.offerPerson(turn.words().say(kind.answer()));
    return turn.decided(List.of());
  }

  /** Gives up after the bot itself has failed: the customer must not pay for it. */
  public Decision stumbled(DialogueState state, OffsetDateTime now) {
    Turn turn = turn(state, null, ShopFacts.NONE, now);
    turn.handOver(Reason.FLOW_FAILED, "needs-person");
    return turn.decided(List.of());
  }

  /** Goes on after the shop has answered the exchange that a decision asked for. */
  public Decision exchanged(
      Decision asked,
      Understood message,
      ExchangeOutcome outcome,
      ShopFacts facts,
      OffsetDateTime now) {
    DialogueState state = asked.state();
    Turn turn = turn(state, message, facts, now);
    asked.versions().forEach(turn::took);
    ExchangeEnd.of(turn, Objects.requireNonNull(state.exchange()), outcome);
    return turn.decided(asked.commands());
  }

  private static void decide(Turn turn, DialogueState.@Nullable Offer offered) {
    Understood message = turn.message();
    ExchangeDraft draft = turn.state().exchange();
    Intent intent = message.intent();
    if (draft == null && intent != null) {
      turn.become(turn.state().asked(intent));
    }
    if (message.is(Intent.WANTS_A_PERSON)) {
      Answers.answer(turn, Intent.WANTS_A_PERSON);
    } else if (message.mood().mood() == Mood.ANGRY) {
      turn.handOver(Reason.ANGRY, "handing-over-angry");
    } else if (offered != null && message.is(Intent.AFFIRM)) {
      accepted(turn, offered);
    } else if (draft != null) {
      ExchangeFlow.proceed(turn, draft);
    } else if (intent == null) {
      misunderstood(turn, turn.state().tally().misunderstood());
    } else if (SmallTalk.hasMatter(intent) && turn.state().tally().repeats() >= MOST_REPEATS) {
      turn.handOver(Reason.REPETITION, "handing-over-repeat");
    } else {
      Answers.answer(turn, intent);
    }
  }

  private static void accepted(Turn turn, DialogueState.Offer offered) {
    switch (offered) {
      case PERSON -> Answers.answer(turn, Intent.WANTS_A_PERSON);
      case ORDER -> Answers.answer(turn, Intent.ORDER_STATUS);
    }
  }

  private static void misunderstood(Turn turn, int times) {
    if (times >= MOST_MISUNDERSTOOD) {
      turn.handOver(Reason.LOW_CONFIDENCE, "handing-over-unsure");
      return;
    }
    List<Option> chips = new ArrayList<>();
    turn.message().guesses().stream()
        .filter(SmallTalk::hasMatter)
        .forEach(guess -> chips.add(turn.words().ask(guess.id())));
    if (chips.isEmpty()) {
      SmallTalk.menu(turn, turn.words().say("clarify-nothing"));
      return;
    }
    chips.add(turn.words().chip("chip.person"));
    turn.offer(turn.words().say("clarify"), chips);
  }

  private static ConversationCommand understanding(Turn turn, long seq) {
    Understood message = turn.message();
    Intent intent = turn.isOfFlow() ? Intent.EXCHANGE_REQUEST : message.intent();
    double confidence = turn.isOfFlow() ? 1 : Math.clamp(message.confidence(), 0, 1);
    return new ConversationCommand.RecordUnderstanding(
        new Understanding(
            seq,
            intent == null ? null : intent.id(),
            confidence,
            message.language().language().tag(),
            intent == null ? ProblemClass.GENERAL : intent.problemClass()));
  }

  private Turn turn(
      DialogueState state, @Nullable Understood message, ShopFacts facts, OffsetDateTime now) {
    Wording words = new Wording(bookOf(state), state.language(), now.getOffset());
    AnswerBook.Words name = shops.get(state.party().shopId());
    String shop = name == null ? state.party().shopId() : name.in(state.language());
    Turn turn = new Turn(state, message, facts, words, now, shop);
    turn.took("answers", bookOf(state).version());
    return turn;
  }

  private AnswerBook bookOf(DialogueState state) {
    return ofShops.getOrDefault(state.party().shopId(), book);
  }
}
