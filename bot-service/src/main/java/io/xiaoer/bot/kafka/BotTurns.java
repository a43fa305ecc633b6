package io.xiaoer.bot.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.bot.BotConfig;
import io.xiaoer.bot.core.dialogue.Decision;
import io.xiaoer.bot.core.dialogue.Dialogue;
import io.xiaoer.bot.core.dialogue.DialogueState;
import io.xiaoer.bot.core.dialogue.Heard;
import io.xiaoer.bot.core.dialogue.Understood;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.shop.ShopFacts;
import io.xiaoer.bot.mongo.DialogueStore;
import io.xiaoer.bot.nlu.Listener;
import io.xiaoer.bot.shop.Shop;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/**
 * The shell around the dialogue: load, listen, ask the shop, decide, send, save. The commands are
 * durable before the state is saved; whatever fails in between is repaired by redelivery. "Now" is
 * the event's own time, so that a repetition decides the same.
 */
@ApplicationScoped
public class BotTurns {
  private static final Logger LOG = Logger.getLogger(BotTurns.class);

  private final Dialogue dialogue;
  private final DialogueStore store;
  private final Listener listener;
  private final Shop shop;
  private final CommandTopic commands;
  private final MeterRegistry metrics;
  private final ZoneId zone;

  BotTurns(
      Dialogue dialogue,
      DialogueStore store,
      Listener listener,
      Shop shop,
      CommandTopic commands,
      MeterRegistry metrics,
      BotConfig config) {
    this.dialogue = dialogue;
    this.store = store;
    this.listener = listener;
    this.shop = shop;
    this.commands = commands;
    this.metrics = metrics;
    this.zone = ZoneId.of(config.zone());
  }

  /** Takes in an event; one that was taken in before is dropped. */
  void on(Envelope.OfEvent<?> event, ConversationEvent happened) {
    String conversation = event.subject();
    long seq = event.facts().seq();
    if (happened instanceof ConversationEvent.ConversationOpened opened) {
      if (store.load(conversation).isEmpty()) {
        save(event, Dialogue.opened(opened));
      }
      return;
    }
    DialogueState state = store.load(conversation).orElse(null);
    if (happened instanceof ConversationEvent.ConversationReopened again) {
      if (state == null || seq > state.floor().lastSeq()) {
        save(event, Dialogue.reopened(again));
      }
      return;
    }
    if (state == null || seq <= state.floor().lastSeq()) {
      return;
    }
    switch (happened) {
      case ConversationEvent.ControlChanged changed -> controlChanged(event, state, changed);
      case ConversationEvent.MessagePosted posted ->
          said(event, state, posted.author(), posted.content());
      // What he meant to say is answered as if he had said it now.
      case ConversationEvent.MessageEdited edited ->
          said(event, state, edited.author(), edited.content());
      case ConversationEvent.PersonRequested _ -> act(event, dialogue.brief(state, now(event)));
      case ConversationEvent.ConversationClosed _ -> store.forget(conversation);
      case ConversationEvent.VoiceTranscribed voice ->
          heard(event, state, voice.messageSeq(), Heard.of(voice.transcript()));
      case ConversationEvent.ConversationOpened _,
          ConversationEvent.LinkPreviewed _,
          ConversationEvent.ConversationReopened _,
          ConversationEvent.MessageRecalled _,
          ConversationEvent.IdleWarned _,
          ConversationEvent.MessageFlagged _,
          ConversationEvent.MessageReported _,
          ConversationEvent.HandOverBriefed _,
          ConversationEvent.MessageUnderstood _,
          ConversationEvent.CallRequested _,
          ConversationEvent.CallAccepted _,
          ConversationEvent.CallEnded _,
          ConversationEvent.ReceiptRecorded _,
          ConversationEvent.ConversationRated _ -> {
        // Nothing that the bot would have to remember; the number is taken in with the next event.
      }
    }
  }

  private void controlChanged(
      Envelope.OfEvent<?> event, DialogueState state, ConversationEvent.ControlChanged changed) {
    DialogueState next = Dialogue.controlChanged(state, changed);
    if (next.floor().bot() && !next.greeted()) {
      ShopFacts facts = shop.facts(next.party(), Dialogue.needsOfGreeting(next));
      act(event, dialogue.greet(next, facts, now(event)));
    } else {
      save(event, next);
    }
  }

  private void said(
      Envelope.OfEvent<?> event, DialogueState state, Author author, Content content) {
    if (author.kind() == Author.Kind.CUSTOMER) {
      heard(event, state, event.facts().seq(), Heard.of(content));
    }
  }

  /** Answers a message of the customer, while the bot has the word. */
  private void heard(Envelope.OfEvent<?> event, DialogueState state, long messageSeq, Heard heard) {
    if (!state.floor().bot() || heard instanceof Heard.Later) {
      return;
    }
    commands.typing(event, state.language() == Language.ZH ? "小二" : "Xiaoer");
    Decision decision;
    try {
      decision =
          switch (heard) {
            case Heard.Words words -> decide(event, state, messageSeq, words.text());
            case Heard.Wordless wordless -> dialogue.wordless(state, wordless.kind(), now(event));
            case Heard.Later _ -> throw new IllegalStateException("it is heard later");
          };
    } catch (RuntimeException bug) {
      // Store and broker are not touched in here, so this is no outage: a person takes over.
      LOG.errorf(bug, "no answer to %s, event %d", event.subject(), event.facts().seq());
      metrics.counter("bot.failures").increment();
      decision = dialogue.stumbled(state, now(event));
    }
    act(event, decision);
  }

  private Decision decide(
      Envelope.OfEvent<?> event, DialogueState state, long messageSeq, String text) {
    OffsetDateTime now = now(event);
    Understood message = listener.listen(text, state.language(), now);
    ShopFacts facts = shop.facts(state.party(), Dialogue.needs(state, message));
    count(message);
    Decision decision = dialogue.answer(state, messageSeq, message, facts, now);
    return decision.order() == null
        ? decision
        : dialogue.exchanged(decision, message, shop.exchange(decision.order()), facts, now);
  }

  private void act(Envelope.OfEvent<?> event, Decision decision) {
    commands.send(event, decision);
    save(event, decision.state());
    decision.commands().stream()
        .map(Decision.Named::command)
        .filter(ConversationCommand.HandOver.class::isInstance)
        .map(ConversationCommand.HandOver.class::cast)
        .forEach(
            given ->
                metrics
                    .counter("bot.hand.overs", "reason", given.brief().reason().name())
                    .increment());
  }

  private void save(Envelope.OfEvent<?> event, DialogueState state) {
    store.save(event, Dialogue.heard(state, event.facts().seq()));
  }

  private void count(Understood message) {
    metrics
        .counter(
            "bot.messages",
            "language",
            message.language().language().tag(),
            "understood",
            String.valueOf(message.intent() != null))
        .increment();
  }

  private OffsetDateTime now(Envelope.OfEvent<?> event) {
    return event.time().atZone(zone).toOffsetDateTime();
  }
}
