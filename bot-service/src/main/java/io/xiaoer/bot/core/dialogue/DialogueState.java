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
 */
public record DialogueState(
    Party party,
    Floor floor,
    Language language,
    boolean greeted,
    Focus focus,
    Tally tally,
    @Nullable ExchangeDraft exchange) {
  /** Most intents that are remembered for the summary. */
  public static final int STORY_INTENTS = 8;

  /** Longest last words that are remembered, in characters. */
  public static final int LAST_WORDS_CHARS = 120;

  /**
   * Who talks with which shop.
   *
   * @param guest whether he is not signed in, so that nothing of the shop's may be shown to him
   */
  public record Party(
      String shopId,
      String customerId,
      String customerName,
      boolean guest,
      Entrance.Kind entrance) {}

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
   * @param repeats how often the last intent was asked in a row
   * @param mood the worst so far
   * @param story ids of the intents so far
   */
  public record Tally(
      int misunderstood,
      @Nullable String lastIntent,
      int repeats,
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
        new Tally(0, null, 0, Mood.CALM, List.of(), null),
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
    return new DialogueState(party, changed, language, greeted, focus, tally, exchange);
  }

  DialogueState withGreeted() {
    return new DialogueState(party, floor, language, true, focus, tally, exchange);
  }

  DialogueState withFocus(@Nullable String orderId, @Nullable String productId) {
    Focus changed =
        new Focus(
            orderId == null ? focus.orderId : orderId,
            productId == null ? focus.productId : productId);
    return new DialogueState(party, floor, language, greeted, changed, tally, exchange);
  }

  DialogueState withExchange(@Nullable ExchangeDraft draft) {
    return new DialogueState(party, floor, language, greeted, focus, tally, draft);
  }

  /** The state after a message was understood, or not. */
  DialogueState after(Understood message) {
    Language spoken = message.language().sure() ? message.language().language() : language;
    @Nullable String intent = message.intent() == null ? null : message.intent().id();
    List<String> story = new ArrayList<>(tally.story);
    if (intent != null && !story.contains(intent)) {
      story.add(intent);
    }
    boolean again = intent != null && intent.equals(tally.lastIntent);
    Mood mood =
        message.mood().mood().compareTo(tally.mood) > 0 ? message.mood().mood() : tally.mood;
    String words = message.text();
    Tally changed =
        new Tally(
            intent == null ? tally.misunderstood + 1 : 0,
            intent == null ? tally.lastIntent : intent,
            again ? tally.repeats + 1 : 1,
            mood,
            story.subList(Math.max(0, story.size() - STORY_INTENTS), story.size()),
            words.substring(0, Math.min(words.length(), LAST_WORDS_CHARS)));
    return new DialogueState(party, floor, spoken, greeted, focus, changed, exchange);
  }

  /** The state after a guided flow made sense of a message that the model had not understood. */
  DialogueState understoodAfterAll() {
    Tally changed = new Tally(0, tally.lastIntent, 1, tally.mood, tally.story, tally.lastWords);
    return new DialogueState(party, floor, language, greeted, focus, changed, exchange);
  }
}
