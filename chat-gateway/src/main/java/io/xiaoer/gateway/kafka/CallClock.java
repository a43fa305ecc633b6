package io.xiaoer.gateway.kafka;

import com.mongodb.MongoException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.gateway.calls.CallsConfig;
import io.xiaoer.gateway.core.Call;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Timers.Entry;
import io.xiaoer.gateway.mongo.Timers.Slot;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

/**
 * Ends calls that nobody ends: those that rang too long, that last longer than a call may, and
 * those whose customer is gone on every device. An agent who is gone loses the conversation, and
 * the call with it.
 */
@Singleton
public class CallClock {
  private static final Logger LOG = Logger.getLogger(CallClock.class);
  private static final Author SUITE =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private final CallsConfig config;
  private final Timers timers;
  private final Transcripts transcripts;
  private final Presences presences;
  private final TopicWriter topics;
  private final Clock clock;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("call-clock").daemon().unstarted(task));

  CallClock(
      CallsConfig config,
      Sequencer.Watches watches,
      Transcripts transcripts,
      Presences presences,
      TopicWriter topics,
      Clock clock) {
    this.config = config;
    this.timers = watches.calls();
    this.transcripts = transcripts;
    this.presences = presences;
    this.topics = topics;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent started) {
    long every = config.timersEvery().toMillis();
    ticks.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent stopping) {
    ticks.shutdownNow();
  }

  private void tick() {
    try {
      Optional<Slot> slot = timers.take(clock.instant());
      while (slot.isPresent() && !Thread.currentThread().isInterrupted()) {
        look(slot.get());
        slot = timers.take(clock.instant());
      }
    } catch (MongoException | TopicWriter.NotDurable down) {
      LOG.warnf("calls' timers wait: store or broker is down: %s", down.getClass().getSimpleName());
    } catch (RuntimeException bug) {
      LOG.error("a call's timer failed", bug);
    }
  }

  private void look(Slot slot) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Known> states =
        transcripts.load(slot.entries().stream().map(Entry::conversationId).toList());
    List<Map.Entry<Entry, Instant>> next = new ArrayList<>();
    for (Entry entry : slot.entries()) {
      Known state = states.get(entry.conversationId());
      Call call = state == null ? null : state.floor().call();
      if (state != null && call != null) {
        next.add(Map.entry(entry, look(state, call, now)));
      }
    }
    timers.put(next);
    timers.finish(slot);
  }

  /** Asks for what is due; returns when to look again. */
  private Instant look(Known state, Call call, Instant now) {
    Call.Party answerer = call.answerer();
    Instant again = now.plus(config.lookEvery());
    if (answerer == null) {
      if (now.isBefore(call.ringsUntil())) {
        return call.ringsUntil();
      }
      ask(state, call, CallEnd.MISSED, now);
      return again;
    }
    Instant longest = answerer.at().plus(config.longest());
    if (!now.isBefore(longest)) {
      ask(state, call, CallEnd.TIME_LIMIT, now);
    } else if (presences.isGone(state.id(), now)) {
      ask(state, call, CallEnd.CONNECTION_LOST, now);
    }
    return longest.isAfter(now) && longest.isBefore(again) ? longest : again;
  }

  private void ask(Known state, Call call, CallEnd why, Instant now) {
    String id = Ids.command(state.id(), "end-call-" + why, call.id());
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(
            id,
            ConversationRules.SOURCE,
            state.id(),
            now,
            new EndCall(call.id(), SUITE, why, null)));
  }
}
