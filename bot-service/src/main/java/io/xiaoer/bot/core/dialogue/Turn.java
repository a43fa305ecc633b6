package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.ShopFacts;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Content.QuickReplies.Option;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One turn of the bot while it is being decided: what it knows, and what it has said so far. */
final class Turn {
  private static final String ID = "xiaoer";

  private final Wording words;
  private final ShopFacts facts;
  private final OffsetDateTime now;
  private final String shopName;
  private final @Nullable Understood message;
  private final List<Content> said = new ArrayList<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, String> evidence = new LinkedHashMap<>();
  private DialogueState state;
  private @Nullable HandOverBrief handOver;
  private Decision.@Nullable ExchangeOrder order;
  private boolean ofFlow;

  Turn(
      DialogueState state,
      @Nullable Understood message,
      ShopFacts facts,
      Wording words,
      OffsetDateTime now,
      String shopName) {
    this.state = state;
    this.message = message;
    this.facts = facts;
    this.words = words;
    this.now = now;
    this.shopName = shopName;
  }

  Wording words() {
    return words;
  }

  ShopFacts facts() {
    return facts;
  }

  String shopName() {
    return shopName;
  }

  OffsetDateTime now() {
    return now;
  }

  DialogueState state() {
    return state;
  }

  void become(DialogueState next) {
    state = next;
  }

  /** The message that is answered. */
  Understood message() {
    if (message == null) {
      throw new IllegalStateException("this turn answers no message");
    }
    return message;
  }

  /** Says an answer of the book without chips. */
  void say(String answer, String... namesAndValues) {
    said.add(new Content.Text(words.say(answer, namesAndValues)));
  }

  /** Says something with chips under it. */
  void offer(String text, List<Option> chips) {
    List<Option> shown = chips.subList(0, Math.min(chips.size(), Limits.QUICK_REPLIES));
    said.add(shown.isEmpty() ? new Content.Text(text) : new Content.QuickReplies(text, shown));
  }

  /** Says something with a chip to find a person, after other chips of the book. */
  void offerPerson(String text, String... chips) {
    List<Option> shown = new ArrayList<>();
    for (String chip : chips) {
      shown.add(words.chip(chip));
    }
    shown.add(words.chip("chip.person"));
    offer(text, shown);
  }

  /** Shows an order; what follows is about it. */
  void show(Order shown, @Nullable String note) {
    state = state.withOrder(shown.orderId());
    String picture = shown.items().getFirst().imageUrl();
    said.add(
        new Content.OrderCard(
            shown.orderId(),
            title(shown),
            shown.status().name(),
            shown.amounts().totalFen(),
            shown.placedAt().toInstant(),
            picture,
            note == null || note.isBlank() ? null : note));
  }

  /** What an order consists of, in a few words. */
  String title(Order shown) {
    Order.Item first = shown.items().getFirst();
    String name = words.pick(first.name(), first.nameEn());
    int count = shown.items().stream().mapToInt(Order.Item::quantity).sum();
    return count > 1 ? name + words.word("more-items", "count", String.valueOf(count)) : name;
  }

  String status(Order shown) {
    return words.word("status." + shown.status().name());
  }

  /**
   * The order that the message is about: the one that is named, else the one from whose page the
   * customer came while it is in focus, else the one in focus or the newest of those that fit, else
   * any. Where there is none, says why.
   */
  @Nullable Order order(Predicate<Order> fits) {
    if (!shopSpeaks()) {
      return null;
    }
    String number = message == null ? null : message.entities().orderNumber();
    if (number != null) {
      Order named = byId(number);
      if (named == null) {
        offerPerson(words.say("no-such-order", "order", number), "chip.orders");
      }
      return named;
    }
    if (facts.orders().isEmpty()) {
      offerPerson(words.say("no-orders"));
      return null;
    }
    Order focus = byId(state.focus().orderId());
    if (focus != null && (focus.orderId().equals(cameFrom()) || fits.test(focus))) {
      return focus;
    }
    return facts.orders().stream()
        .filter(fits)
        .findFirst()
        .orElse(focus == null ? facts.orders().getFirst() : focus);
  }

  /** The order from whose page the customer came, if it was one. */
  @Nullable String cameFrom() {
    DialogueState.Party party = state.party();
    return party.entrance() == Entrance.Kind.ORDER ? party.reference() : null;
  }

  /** Whether live data may be told; if not, says why. */
  boolean shopSpeaks() {
    if (state.party().guest()) {
      offerPerson(words.say("sign-in-first"));
      return false;
    }
    return shopAnswers();
  }

  /** Whether the shop answered; if not, says so. */
  boolean shopAnswers() {
    if (!facts.reachable()) {
      offerPerson(words.say("shop-down"));
    }
    return facts.reachable();
  }

  @Nullable Order byId(@Nullable String orderId) {
    return facts.orders().stream()
        .filter(one -> one.orderId().equals(orderId))
        .findFirst()
        .orElse(null);
  }

  /** Gives the conversation to people. */
  void handOver(HandOverBrief.Reason reason, String answer, String... namesAndValues) {
    say(answer, namesAndValues);
    handOver = Brief.of(state, message, reason, words, evidence);
  }

  boolean handedOver() {
    return handOver != null;
  }

  /** Something that the agent should know if this turn hands over. */
  void note(String slot, String value) {
    evidence.put(slot, value.substring(0, Math.min(value.length(), Limits.LABEL_CHARS)));
  }

  /** Asks the shop for an exchange. */
  void request(Decision.ExchangeOrder wanted) {
    order = wanted;
  }

  /** The message was an answer to the flow's question, whatever the model made of it. */
  void answersFlow() {
    ofFlow = true;
  }

  boolean isOfFlow() {
    return ofFlow;
  }

  void took(String name, String version) {
    versions.put(name, version);
  }

  /** The turn's result. */
  Decision decided(List<Decision.Named> before) {
    List<Decision.Named> commands = new ArrayList<>(before);
    int epoch = state.floor().epoch();
    Author bot = new Author(Author.Kind.BOT, ID, words.pick("小二", "Xiaoer"));
    for (int i = 0; i < said.size(); i++) {
      commands.add(
          new Decision.Named(
              "say-" + i, new ConversationCommand.PostMessage(bot, said.get(i), null, epoch)));
    }
    if (handOver != null) {
      commands.add(
          new Decision.Named("hand-over", new ConversationCommand.HandOver(epoch, handOver)));
      state = state.withControl(false, epoch);
    }
    versions.putAll(words.used());
    return new Decision(state, commands, versions, order);
  }
}
