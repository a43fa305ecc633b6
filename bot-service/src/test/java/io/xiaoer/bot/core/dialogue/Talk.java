package io.xiaoer.bot.core.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.bot.AnswerBookFile;
import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.ShopFacts;
import io.xiaoer.bot.nlu.Listening;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation with the real dialogue, the real models and a shop that says what it is told. */
final class Talk {
  static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-21T12:00:00+08:00");

  private final Dialogue dialogue =
      new Dialogue(
          AnswerBookFile.read(),
          Map.of("yunxi", new AnswerBook.Words("云溪生活", "Yunxi Living")),
          Map.of());
  private final List<Decision.ExchangeOrder> asked = new ArrayList<>();
  private DialogueState state;
  private ShopFacts facts;
  private OffsetDateTime now = NOW;
  private ExchangeOutcome outcome = new ExchangeOutcome.Accepted("ex-1");
  private Decision last;
  private long seq = 2;

  private Talk(Entrance entrance, Customer.Tier tier, String locale, ShopFacts facts) {
    this.facts = facts;
    state =
        Dialogue.controlChanged(
            Dialogue.opened(
                new ConversationEvent.ConversationOpened(
                    "yunxi", new Customer("li-na", "李娜", tier), entrance, locale)),
            new ConversationEvent.ControlChanged(new Control.Bot(), 1));
    last = dialogue.greet(state, facts, NOW);
    state = last.state();
  }

  static Talk with(Order... orders) {
    return in("zh-CN", orders);
  }

  static Talk in(String locale, Order... orders) {
    return new Talk(
        new Entrance(Entrance.Kind.HELP_CENTRE, null),
        Customer.Tier.STANDARD,
        locale,
        Goods.facts(orders));
  }

  static Talk from(Entrance entrance, Order... orders) {
    return new Talk(entrance, Customer.Tier.STANDARD, "zh-CN", Goods.facts(orders));
  }

  static Talk asGuest() {
    return new Talk(
        new Entrance(Entrance.Kind.HELP_CENTRE, null), Customer.Tier.GUEST, "zh-CN", Goods.facts());
  }

  Talk shopDown() {
    facts = ShopFacts.UNREACHABLE;
    return this;
  }

  Talk shopWillSay(ExchangeOutcome said) {
    outcome = said;
    return this;
  }

  Talk later(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  /** The customer speaks; returns what the bot says. The state is stored in between. */
  String says(String text) {
    seq++;
    last = decide(text);
    state = stored(last.state());
    return said();
  }

  /** The customer sends something without words; returns what the bot says. */
  String shows(Heard.Kind kind) {
    seq++;
    last = dialogue.wordless(state, kind, now);
    state = stored(last.state());
    return said();
  }

  static DialogueState stored(DialogueState state) {
    try {
      return Codec.JSON.readValue(Codec.JSON.writeValueAsString(state), DialogueState.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Decision decide(String text) {
    Understood message = Listening.LISTENER.listen(text, state.language(), now);
    Decision decision = dialogue.answer(state, seq, message, facts, now);
    if (decision.order() != null) {
      asked.add(decision.order());
      decision = dialogue.exchanged(decision, message, outcome, facts, now);
    }
    return decision;
  }

  /** How a customer would ask for an intent. */
  String ask(Intent intent) {
    return java.util.Objects.requireNonNull(dialogue.book().intents().get(intent.id())).askZh();
  }

  /** The texts of the last turn. */
  String said() {
    StringBuilder made = new StringBuilder();
    for (Content content : contents()) {
      made.append(
          switch (content) {
            case Content.OrderCard card -> "[" + card.orderId() + "]\n";
            case Content.ProductCard card -> "[" + card.productId() + "]\n";
            default -> content.words() + "\n";
          });
    }
    return made.toString();
  }

  List<Content> contents() {
    return last.commands().stream()
        .map(Decision.Named::command)
        .filter(ConversationCommand.PostMessage.class::isInstance)
        .map(command -> ((ConversationCommand.PostMessage) command).content())
        .toList();
  }

  List<String> chips() {
    return contents().getLast() instanceof Content.QuickReplies replies
        ? replies.options().stream().map(Content.QuickReplies.Option::label).toList()
        : List.of();
  }

  @Nullable HandOverBrief handOver() {
    return last.commands().stream()
        .map(Decision.Named::command)
        .filter(ConversationCommand.HandOver.class::isInstance)
        .map(command -> ((ConversationCommand.HandOver) command).brief())
        .findFirst()
        .orElse(null);
  }

  HandOverBrief briefAfterTheButton() {
    Decision decision = dialogue.brief(state, now);
    return ((ConversationCommand.AttachBrief) decision.commands().getFirst().command()).brief();
  }

  Decision last() {
    return last;
  }

  DialogueState state() {
    return state;
  }

  List<Decision.ExchangeOrder> asked() {
    return asked;
  }
}
