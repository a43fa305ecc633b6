package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot remembers of one conversation; a bounded document.
 *
 * @param party who talks with which shop
 * @param floor who may speak, as far as the bot has heard
 * @param language spoken so far
 * @param greeted whether the bot has said hello
 * @param focus what the talk is about
 * @param tally how well it goes
 * @param exchange the exchange under way, if one is
 * @param offer what the bot has just offered in a yes-or-no question, if it has
 */
public record DialogueState(
    Party party,
    Floor floor,
    Language language,
    boolean greeted,
    Focus focus,
    Tally tally,
    @Nullable ExchangeDraft exchange,
    @Nullable Offer offer) {
  /** Most intents that are remembered for the summary. */
  public static final int STORY_INTENTS = 8;

  /** Longest last words that are remembered, in characters. */
  public static final int LAST_WORDS_CHARS = 120;

  /** What a plain "yes" accepts. */
  public enum Offer {
    /** To be passed on to a person. */
    PERSON,
    /** To hear about the order in focus. */
    ORDER
  }

  /**
   * Who talks with which shop.
   *
   * @param guest whether he is not signed in, so that nothing of the shop's may be shown to him
   * @param reference the order or the product from whose page he came
   */
  public record Party(
      String shopId,
      String customerId,
      String customerName,
      boolean guest,
      Entrance.Kind entrance,
      @Nullable String reference) {}

  /**
   * Who may speak.
   *
   * @param bot whether it is the bot
   * @param epoch of the last change of control that was heard
   * @param lastSeq number of the last event that was taken in; lower ones are repetitions
   * @param closed whether the conversation is over
   */
  public record Floor(boolean bot, int epoch, long lastSeq, boolean closed) {}

  /** The order and the product that were named last. */
  public record Focus(@Nullable String orderId, @Nullable String productId) {}

  /**
   * How well it goes.
   *
   * @param misunderstood messages in a row that were not understood
   * @param repeats how often the last intent was asked in a row about the same thing
   * @param subject order or product that was named with the last intent, if one was
   * @param mood the worst so far
   * @param story ids of the problems so far, the latest last
   */
  public record Tally(
      int misunderstood,
      @Nullable String lastIntent,
      int repeats,
      @Nullable String subject,
      Mood mood,
      List<String> story,
      @Nullable String lastWords) {
    /** Copies the story. */
    public Tally {
      story = List.copyOf(story);
    }
  }

  /** A conversation that has just been opened. */
  public static DialogueState opened(Party party, Language language, Focus focus) {
    return new DialogueState(
        party,
        new Floor(false, 0, 0, false),
        language,
        false,
        focus,
        new Tally(0, null, 0, null, Mood.CALM, List.of(), null),
        null,
        null);
  }

  DialogueState heard(long seq) {
    return withFloor(new Floor(floor.bot, floor.epoch, seq, floor.closed));
  }

  DialogueState withControl(boolean bot, int epoch) {
    return withFloor(new Floor(bot, epoch, floor.lastSeq, floor.closed));
  }

  DialogueState over() {
    return withFloor(new Floor(false, floor.epoch, floor.lastSeq, true)).withExchange(null);
  }

  DialogueState withFloor(Floor changed) {
    return new DialogueState(party, changed, language, greeted, focus, tally, exchange, offer);
  }

  DialogueState withGreeted() {
    return new DialogueState(party, floor, language, true, focus, tally, exchange, offer);
  }

  /** An order is shown; a product that was talked about before is none of its business. */
  DialogueState withOrder(String orderId) {
    return withFocus(new Focus(orderId, null));
  }

  DialogueState withProduct(String productId) {
    return withFocus(new Focus(focus.orderId, productId));
  }

  private DialogueState withFocus(Focus changed) {
    return new DialogueState(party, floor, language, greeted, changed, tally, exchange, offer);
  }

  DialogueState withExchange(@Nullable ExchangeDraft draft) {
    return new DialogueState(party, floor, language, greeted, focus, tally, draft, offer);
  }

  DialogueState withOffer(@Nullable Offer made) {
    return new DialogueState(party, floor, language, greeted, focus, tally, exchange, made);
  }

  private DialogueState withTally(Tally changed) {
    return new DialogueState(party, floor, language, greeted, focus, changed, exchange, offer);
  }

  /**
   * The state after a message was understood, or not. An offer holds for one message.
   *
   * @param named the order or product that the message names, if it does
   */
  DialogueState after(Understood message, @Nullable String named) {
    @Nullable String intent = message.intent() == null ? null : message.intent().id();
    boolean again = intent != null && intent.equals(tally.lastIntent) && sameSubject(named);
    boolean stays = named == null && (again || intent == null);
    Mood mood =
        message.mood().mood().compareTo(tally.mood) > 0 ? message.mood().mood() : tally.mood;
    String words = message.text();
    Tally changed =
        new Tally(
            intent == null ? tally.misunderstood + 1 : 0,
            intent == null ? tally.lastIntent : intent,
            again ? tally.repeats + 1 : 1,
            stays ? tally.subject : named,
            mood,
            tally.story,
            words.substring(0, Math.min(words.length(), LAST_WORDS_CHARS)));
    Language spoken = message.language().sure() ? message.language().language() : language;
    return new DialogueState(party, floor, spoken, greeted, focus, changed, exchange, null);
  }

  /** The sizes of shirt, trousers and shoes are three questions, not one asked three times. */
  private boolean sameSubject(@Nullable String named) {
    return named == null
        || named.equals(tally.subject)
        || named.equals(focus.orderId)
        || named.equals(focus.productId);
  }

  /** The state after the customer came with a problem, maybe one that he had before. */
  DialogueState asked(Intent problem) {
    if (!SmallTalk.hasMatter(problem)) {
      return this;
    }
    List<String> story = new ArrayList<>(tally.story);
    story.remove(problem.id());
    story.add(problem.id());
    return withTally(
        new Tally(
            tally.misunderstood,
            tally.lastIntent,
            tally.repeats,
            tally.subject,
            tally.mood,
            story.subList(Math.max(0, story.size() - STORY_INTENTS), story.size()),
            tally.lastWords));
  }

  /** The state after a guided flow made sense of a message that the model had not understood. */
  DialogueState understoodAfterAll() {
    return withTally(
        new Tally(0, tally.lastIntent, 1, tally.subject, tally.mood, tally.story, tally.lastWords));
  }
}
