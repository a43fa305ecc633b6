package io.xiaoer.gateway.kafka;

import com.mongodb.MongoException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Idleness;
import io.xiaoer.gateway.core.Idleness.Step;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Timers.Entry;
import io.xiaoer.gateway.mongo.Timers.Slot;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at conversations whose time has come, and asks for what {@link Idleness} says. Its commands
 * have ids that a repetition repeats and name the number since which nothing was done, so that a
 * slot that is looked at twice, or a customer who speaks at that very moment, does no harm.
 */
@ApplicationScoped
public class IdleClock {
  private static final Logger LOG = Logger.getLogger(IdleClock.class);
  private static final Author GATEWAY =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private final GatewayConfig.Conversations times;
  private final Timers timers;
  private final Transcripts transcripts;
  private final Presences presences;
  private final TopicWriter topics;
  private final BodyCipher cipher;
  private final Clock clock;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("idle-clock").daemon().unstarted(task));

  IdleClock(
      GatewayConfig config,
      Sequencer.Watches watches,
      Transcripts transcripts,
      Presences presences,
      TopicWriter topics,
      BodyCipher cipher,
      Clock clock) {
    this.times = config.conversations();
    this.timers = watches.conversations();
    this.transcripts = transcripts;
    this.presences = presences;
    this.topics = topics;
    this.cipher = cipher;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent started) {
    long every = times.timersEvery().toMillis();
    ticks.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent stopping) {
    ticks.shutdownNow();
  }

  private void tick() {
    try {
      presences.sweep();
      Optional<Slot> slot = timers.take(clock.instant());
      while (slot.isPresent() && !Thread.currentThread().isInterrupted()) {
        look(slot.get());
        slot = timers.take(clock.instant());
      }
    } catch (MongoException | TopicWriter.NotDurable | KeysUnavailable down) {
      LOG.warnf("timers wait: store or broker is down: %s", down.getClass().getSimpleName());
    } catch (RuntimeException bug) {
      LOG.error("a timer failed", bug);
    }
  }

  private void look(Slot slot) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Known> states =
        transcripts.load(slot.entries().stream().map(Entry::conversationId).toList());
    List<Map.Entry<Entry, Instant>> next = new ArrayList<>();
    for (Entry entry : slot.entries()) {
      Known state = states.get(entry.conversationId());
      if (state != null) {
        look(entry, state, now).ifPresent(next::add);
      }
    }
    timers.put(next);
    timers.finish(slot);
  }

  /** Asks for what is due; returns when to look again. */
  private Optional<Map.Entry<Entry, Instant>> look(Entry entry, Known state, Instant now) {
    Instant goneSince = goneSince(entry, state, now);
    Entry again = new Entry(state.id(), goneSince);
    long quietSince = state.life().quietSince();
    return switch (idleness(state).next(state, goneSince, now)) {
      case Step.Done _ -> Optional.empty();
      case Step.Later(Instant at) -> Optional.of(Map.entry(again, at));
      case Step.Warn(Instant closesAt) -> {
        ask(state, "warn-idle", new WarnIdle(quietSince, closesAt), now);
        yield Optional.of(Map.entry(again, closesAt));
      }
      case Step.Close(var reason) -> {
        ask(
            state,
            "close-idle",
            new CloseConversation(GATEWAY, reason, state.epoch(), quietSince),
            now);
        // once more, to see that it has ended
        yield Optional.of(Map.entry(again, now.plus(times.goneAfter())));
      }
    };
  }

  /** Since when he is gone; absent while he is here, or while this node cannot know. */
  private @Nullable Instant goneSince(Entry entry, Known state, Instant now) {
    if (presences.isGone(state.id(), now)) {
      return entry.goneSince() == null ? now : entry.goneSince();
    }
    return null;
  }

  private void ask(Known state, String kind, ConversationCommand command, Instant now) {
    String id = Ids.command(state.id(), kind, Long.toString(state.life().quietSince()));
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(
            id,
            ConversationRules.SOURCE,
            state.id(),
            now,
            cipher.encrypt(command, Ids.subjectKey(state.customer().id()))));
  }

  private Idleness idleness(Known state) {
    GatewayConfig.Idle idle =
        switch (state.entrance().kind()) {
          case HELP_CENTRE -> times.helpCentre();
          case ORDER -> times.order();
          case PRODUCT -> times.product();
        };
    return new Idleness(idle.warnAfter(), idle.closeAfter(), idle.abandonAfter());
  }
}
