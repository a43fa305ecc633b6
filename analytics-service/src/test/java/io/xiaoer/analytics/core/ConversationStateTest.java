package io.xiaoer.analytics.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.analytics.Log;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ConversationStateTest {
  private static final Instant START = Instant.parse("2026-11-18T10:00:30Z");

  private final Log log = new Log(START).opened("c1");

  @Test
  void openingIsCountedInTheMinuteOfTheEvent() {
    assertThat(observations(log))
        .containsExactly(
            new Observation(
                "yunxi",
                Instant.parse("2026-11-18T10:00:00Z"),
                new Observation.Fact.Counted(Count.OPENED, "")));
  }

  @Test
  void theBotsFirstAnswerIsMeasuredFromTheCustomersFirstMessage() {
    log.posted("c1", Author.Kind.BOT).after(2_000).posted("c1", Author.Kind.CUSTOMER);
    log.after(100).posted("c1", Author.Kind.CUSTOMER).after(400).posted("c1", Author.Kind.BOT);
    log.after(5_000).posted("c1", Author.Kind.CUSTOMER).after(9_000);
    log.posted("c1", Author.Kind.BOT);
    assertThat(timings())
        .containsExactly(
            new Observation.Fact.Timed(Timing.FIRST_RESPONSE, 500),
            new Observation.Fact.Timed(Timing.BOT_FIRST_RESPONSE, 500));
  }

  @Test
  void anAgentsFirstAnswerIsMeasuredFromTheMomentTheConversationWaits() {
    log.posted("c1", Author.Kind.CUSTOMER).after(500).posted("c1", Author.Kind.BOT).after(500);
    log.control("c1", new Control.Queue(), 1).after(3_000).served("c1", 2).after(2_000);
    log.posted("c1", Author.Kind.AGENT).after(1_000).posted("c1", Author.Kind.AGENT);
    assertThat(timings())
        .containsExactly(
            new Observation.Fact.Timed(Timing.FIRST_RESPONSE, 500),
            new Observation.Fact.Timed(Timing.BOT_FIRST_RESPONSE, 500),
            new Observation.Fact.Timed(Timing.AGENT_FIRST_RESPONSE, 5_000));
  }

  @Test
  void aConversationThatWaitsTwiceIsMeasuredTwice() {
    log.control("c1", new Control.Queue(), 1).after(1_000).served("c1", 2);
    log.posted("c1", Author.Kind.AGENT).after(60_000);
    log.control("c1", new Control.Queue(), 3).after(2_000).served("c1", 4);
    log.posted("c1", Author.Kind.AGENT);
    assertThat(timings())
        .containsExactly(
            new Observation.Fact.Timed(Timing.AGENT_FIRST_RESPONSE, 1_000),
            new Observation.Fact.Timed(Timing.AGENT_FIRST_RESPONSE, 2_000));
  }

  @Test
  void aConversationWithoutAnAgentIsTheBots() {
    assertThat(outcome(log.closed("c1"))).isEqualTo("BOT");
  }

  @Test
  void aConversationThatAnAgentServedIsTheAgents() {
    log.control("c1", new Control.Queue(), 1).served("c1", 2);
    assertThat(outcome(log.closed("c1"))).isEqualTo("AGENT");
  }

  @Test
  void aConversationClosedWhileItWaitsIsAbandonedAlsoIfAnAgentHadItBefore() {
    log.control("c1", new Control.Queue(), 1).served("c1", 2);
    log.control("c1", new Control.Queue(), 3);
    assertThat(outcome(log.closed("c1"))).isEqualTo("ABANDONED");
  }

  @Test
  void theOutcomeIsTheSameWhicheverOfTheTwoLastEventsComesFirst() {
    log.control("c1", new Control.Queue(), 1).control("c1", new Control.Nobody(), 2);
    assertThat(outcome(log.closed("c1"))).isEqualTo("ABANDONED");
  }

  @Test
  void aMessageWithoutAnIntentIsUnknown() {
    log.understood("c1", null);
    assertThat(facts(log)).contains(new Observation.Fact.Counted(Count.INTENTS, "unknown"));
  }

  @Test
  void theSuitesOwnMessagesAreNotCounted() {
    log.posted("c1", Author.Kind.SYSTEM);
    assertThat(facts(log)).containsExactly(new Observation.Fact.Counted(Count.OPENED, ""));
  }

  @Test
  void aDuplicateAddsNothing() {
    log.posted("c1", Author.Kind.CUSTOMER);
    List<Envelope.OfEvent<ConversationEvent>> events = events(log);
    ConversationState after = fold(events, new ArrayList<>());
    for (Envelope.OfEvent<ConversationEvent> each : events) {
      assertThat(ConversationState.read(Optional.of(after), each))
          .isEqualTo(new Reading.Duplicate<ConversationState>());
    }
  }

  @Test
  void aMissingEventIsNoticedAndTheNextOneStillCounts() {
    log.posted("c1", Author.Kind.CUSTOMER).posted("c1", Author.Kind.BOT);
    ConversationState opened = fold(events(log).subList(0, 1), new ArrayList<>());
    assertThat(ConversationState.read(Optional.of(opened), events(log).get(2)))
        .isInstanceOfSatisfying(Reading.Counts.class, counts -> assertThat(counts.gap()).isTrue());
  }

  @Test
  void aConversationWhoseBeginningWasNeverSeenIsOfNoShop() {
    log.posted("c1", Author.Kind.CUSTOMER);
    assertThat(ConversationState.read(Optional.empty(), events(log).get(1)))
        .isEqualTo(new Reading.Unplaced<ConversationState>());
  }

  private static String outcome(Log finished) {
    return facts(finished).stream()
        .filter(Observation.Fact.Counted.class::isInstance)
        .map(Observation.Fact.Counted.class::cast)
        .filter(each -> each.count() == Count.OUTCOMES)
        .map(Observation.Fact.Counted::label)
        .reduce((one, two) -> one + " and " + two)
        .orElseThrow();
  }

  private List<Observation.Fact> timings() {
    return facts(log).stream().filter(Observation.Fact.Timed.class::isInstance).toList();
  }

  private static List<Observation.Fact> facts(Log log) {
    return observations(log).stream().map(Observation::fact).toList();
  }

  private static List<Observation> observations(Log log) {
    List<Observation> observed = new ArrayList<>();
    fold(events(log), observed);
    return observed;
  }

  private static ConversationState fold(
      List<Envelope.OfEvent<ConversationEvent>> events, List<Observation> observed) {
    Optional<ConversationState> known = Optional.empty();
    for (Envelope.OfEvent<ConversationEvent> event : events) {
      if (ConversationState.read(known, event)
          instanceof Reading.Counts<ConversationState>(var state, var added, boolean gap)) {
        known = Optional.of(state);
        observed.addAll(added);
      }
    }
    return known.orElseThrow();
  }

  private static List<Envelope.OfEvent<ConversationEvent>> events(Log log) {
    return log.records().stream().map(ConversationStateTest::event).toList();
  }

  private static Envelope.OfEvent<ConversationEvent> event(ProducerRecord<String, byte[]> made) {
    WireMessage wire =
        new WireMessage(made.key(), WireMessage.headers(made.headers()), made.value());
    Envelope.OfEvent<?> event =
        (Envelope.OfEvent<?>) ((Decoded.Known) Codec.decode(wire)).envelope();
    return new Envelope.OfEvent<>(
        event.id(),
        event.source(),
        event.subject(),
        event.time(),
        event.traceparent(),
        event.facts(),
        (ConversationEvent) event.data());
  }
}
