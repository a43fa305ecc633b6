package io.xiaoer.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.signal.ConversationSignal.QueuePlace;
import io.xiaoer.routing.core.Applying;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.testing.GoldenSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTopologyTest {
  private static final Customer LI_NA = new Customer("c-1", "李娜", Customer.Tier.STANDARD);
  private static final Agent CHEN = new Agent("chen", "陈晓");
  private static final HandOverBrief BRIEF =
      new HandOverBrief(
          HandOverBrief.Reason.NEEDS_PERSON,
          ProblemClass.PAYMENTS,
          "payment-failed",
          "zh",
          HandOverBrief.Mood.CALM,
          "付款失败",
          Map.of("orderId", "20261118000123"));

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void opens(String id) {
    bench.happens(
        id,
        new ConversationEvent.ConversationOpened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"));
  }

  private void waits(String id, int epoch) {
    bench.happens(id, new ConversationEvent.ControlChanged(new Control.Queue(), epoch));
  }

  private void closes(String id) {
    bench.happens(
        id,
        new ConversationEvent.ConversationClosed(
            new Author(Author.Kind.CUSTOMER, "c-1", "李娜"), CloseReason.CUSTOMER_LEFT));
  }

  private static List<Object> data(List<Envelope> envelopes) {
    return envelopes.stream().map(Envelope::data).toList();
  }

  @Test
  void aBriefBeforeTheQueueComesWithTheConversation() {
    opens("a");
    bench.happens("a", new ConversationEvent.HandOverBriefed(BRIEF));
    waits("a", 1);
    assertThat(data(bench.toldToDesk()))
        .containsExactly(new DeskCommand.Enqueue("a", LI_NA, 1, Bench.START, BRIEF));
    assertThat(bench.deskEvents()).hasSize(1);
  }

  @Test
  void aBriefAfterTheQueueChangesThePriority() {
    opens("a");
    waits("a", 1);
    bench.happens("a", new ConversationEvent.HandOverBriefed(BRIEF));
    assertThat(data(bench.toldToDesk()))
        .containsExactly(
            new DeskCommand.Enqueue("a", LI_NA, 1, Bench.START, null),
            new DeskCommand.Reprioritise("a", BRIEF));
    assertThat(data(bench.deskEvents()))
        .element(1)
        .isInstanceOf(DeskEvent.ConversationReprioritised.class);
  }

  @Test
  void aClosedConversationLeavesTheDeskAndIsForgotten() {
    opens("a");
    waits("a", 1);
    closes("a");
    assertThat(data(bench.toldToDesk())).element(1).isEqualTo(new DeskCommand.EndConversation("a"));
    assertThat(data(bench.deskEvents()))
        .element(1)
        .isEqualTo(new DeskEvent.ConversationAbandoned("a", 0));
    assertThat(bench.storedKeys(DeskTopology.CONVERSATIONS)).isEmpty();
  }

  @Test
  void anOpeningThatIsToldAgainDoesNotMakeTheDeskForgetTheConversation() {
    opens("a");
    waits("a", 1);
    bench.happens(
        "a",
        1,
        new ConversationEvent.ConversationOpened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"));
    closes("a");
    assertThat(data(bench.toldToDesk())).element(1).isEqualTo(new DeskCommand.EndConversation("a"));
    assertThat(bench.storedKeys(DeskTopology.CONVERSATIONS)).isEmpty();
  }

  @Test
  void aConversationThatNeverWaitedIsNoneOfTheDesksBusiness() {
    opens("a");
    closes("a");
    assertThat(bench.toldToDesk()).isEmpty();
  }

  @Test
  void anOfferExpiresByItselfOnce() {
    bench.comes(CHEN, 1, "payments");
    opens("a");
    waits("a", 1);
    bench.deskEvents();
    bench.toldToDesk();
    bench.pass(Duration.ofSeconds(20));
    bench.pass(Duration.ofSeconds(5));
    assertThat(data(bench.toldToDesk()))
        .hasOnlyElementsOfType(DeskCommand.ExpireOffer.class)
        .hasSize(1);
    assertThat(data(bench.deskEvents()))
        .hasSize(1)
        .first()
        .isInstanceOf(DeskEvent.OfferEnded.class);
  }

  @Test
  void anAgentWhoIsNoLongerHeardOfIsGoneAndHisConversationsWaitAgain() {
    bench.comes(CHEN, 1);
    opens("a");
    waits("a", 1);
    DeskEvent.OfferMade offer =
        bench.deskEvents().stream()
            .map(Envelope::data)
            .filter(DeskEvent.OfferMade.class::isInstance)
            .map(DeskEvent.OfferMade.class::cast)
            .findFirst()
            .orElseThrow();
    bench.asks(new DeskCommand.AcceptOffer(offer.offerId(), "chen"));
    bench.pass(Duration.ofSeconds(89));
    bench.deskEvents();
    bench.pass(Duration.ofSeconds(2));
    assertThat(data(bench.deskEvents()))
        .containsExactly(new DeskEvent.PresenceChanged("chen", Presence.OFFLINE));
    bench.pass(Duration.ofSeconds(61));
    assertThat(data(bench.deskEvents())).containsExactly(new DeskEvent.AgentLost("a", "chen"));
  }

  @Test
  void placesAreToldWhenTheyChangeAndNowAndThen() {
    opens("a");
    opens("b");
    waits("a", 1);
    waits("b", 1);
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals)
        .extracting(Envelope.OfSignal::data)
        .containsExactly(new QueuePlace(1, null), new QueuePlace(2, null));
    bench.pass(Duration.ofSeconds(5));
    assertThat(bench.signals).hasSize(2);
    closes("a");
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals.getLast().subject()).isEqualTo("b");
    assertThat(bench.signals.getLast().data()).isEqualTo(new QueuePlace(1, null));
    bench.pass(Duration.ofSeconds(20));
    assertThat(bench.signals).hasSize(4);
  }

  @Test
  void aRestartFindsTheSameDesk() {
    bench.comes(CHEN, 2, "payments");
    for (String id : List.of("a", "b", "c", "d")) {
      opens(id);
      waits(id, 1);
      bench.pass(Duration.ofSeconds(7));
    }
    closes("a");
    closes("d");
    Desk folded = Desk.empty("yunxi");
    for (Envelope envelope : bench.deskEvents()) {
      folded = Applying.apply(folded, event(envelope));
    }
    assertThat(bench.deskStore().load()).containsExactly(Map.entry("yunxi", folded));
  }

  private static Envelope.OfEvent<DeskEvent> event(Envelope envelope) {
    if (envelope instanceof Envelope.OfEvent<?> event && event.data() instanceof DeskEvent data) {
      return new Envelope.OfEvent<>(
          event.id(),
          event.source(),
          event.subject(),
          event.time(),
          event.traceparent(),
          event.facts(),
          data);
    }
    throw new AssertionError(envelope);
  }

  @Test
  void aBrokenCommandGoesToTheDeadLettersWithEvidenceAndTheNextOneIsDecided() {
    bench.putCommand(
        new WireMessage(
            "yunxi",
            Map.of("ce_type", "desk.enqueue.v1", "ce_id", "x"),
            "{\"data\":{\"conv".getBytes(StandardCharsets.UTF_8)));
    bench.comes(CHEN, 1);
    assertThat(bench.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(WireMessage.headers(letter.headers()))
                    .containsEntry("ce_type", "desk.enqueue.v1")
                    .containsEntry("dead-letter-consumer", "routing-service")
                    .containsKey("dead-letter-reason"));
    assertThat(bench.deskEvents()).hasSize(3);
  }

  @Test
  void anUnknownTypeIsSkipped() {
    bench.putCommand(
        new WireMessage(
            "yunxi", Map.of("ce_type", "desk.juggle.v9"), "{}".getBytes(StandardCharsets.UTF_8)));
    assertThat(bench.deskEvents()).isEmpty();
    assertThat(bench.deadLetters()).isEmpty();
  }

  @Test
  void everyGoldenSampleIsTaken() {
    GoldenSamples.ofTypes("desk.").forEach(bench::putCommand);
    GoldenSamples.ofTypes("conversation.").forEach(bench::putEvent);
    assertThat(bench.deadLetters()).isEmpty();
    assertThat(bench.deskEvents()).isNotEmpty();
  }
}
