package io.xiaoer.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.DeskEvent.OfferEnded.End;
import io.xiaoer.contracts.desk.Presence;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private final Scene scene = new Scene();

  @Test
  void whoeverSignsInIsAwayUntilHeSaysThatHeIsReady() {
    scene.arrives("a");
    assertThat(scene.signsIn("chen", 3, "payments"))
        .containsExactly(
            new DeskEvent.AgentSignedIn(new Agent("chen", "名chen"), Set.of("payments"), 3),
            new DeskEvent.PresenceChanged("chen", Presence.AWAY));
    assertThat(scene.becomes("chen", Presence.ONLINE))
        .first()
        .isEqualTo(new DeskEvent.PresenceChanged("chen", Presence.ONLINE));
    assertThat(scene.offer("a").agentId()).isEqualTo("chen");
  }

  @Test
  void theSameSignInAgainChangesNothing() {
    scene.comes("chen", 3, "payments");
    scene.becomes("chen", Presence.AWAY);
    assertThat(scene.signsIn("chen", 3, "payments")).isEmpty();
    assertThat(scene.desk().agent("chen").presence()).isEqualTo(Presence.AWAY);
  }

  @Test
  void aPageThatIsLoadedAgainLeavesABreakABreak() {
    scene.comes("chen", 3);
    scene.becomes("chen", Presence.AWAY);
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofSeconds(5));
    scene.signsIn("chen", 3);
    assertThat(scene.desk().agent("chen").presence()).isEqualTo(Presence.AWAY);
  }

  @Test
  void aPageThatIsLoadedAgainLeavesTheReadyReady() {
    scene.comes("chen", 3);
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofSeconds(5));
    scene.signsIn("chen", 3);
    assertThat(scene.desk().agent("chen").presence()).isEqualTo(Presence.ONLINE);
  }

  @Test
  void aNewDayBeginsAway() {
    scene.comes("chen", 3);
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofHours(16));
    scene.signsIn("chen", 3);
    assertThat(scene.desk().agent("chen").presence()).isEqualTo(Presence.AWAY);
  }

  @Test
  void whoeverTakesABreakLosesHisOffersAndKeepsHisConversations() {
    scene.comes("chen", 3);
    scene.arrives("a");
    scene.accepts("a");
    scene.arrives("b");
    String offer = scene.offer("b").id();
    assertThat(scene.becomes("chen", Presence.AWAY))
        .containsExactly(
            new DeskEvent.OfferEnded(offer, "b", "chen", End.WITHDRAWN),
            new DeskEvent.PresenceChanged("chen", Presence.AWAY));
    assertThat(scene.desk().served()).containsOnlyKeys("a");
  }

  @Test
  void anAgentWhoComesBackInTimeKeepsHisConversations() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.accepts("a");
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofSeconds(59));
    scene.runTimers();
    scene.comes("chen", 1);
    scene.pass(Duration.ofSeconds(10));
    scene.runTimers();
    assertThat(scene.desk().served()).containsOnlyKeys("a");
  }

  @Test
  void theConversationsOfALostAgentWaitAgainWithTheirFirstArrival() {
    scene.comes("chen", 1);
    scene.arrives("a", ProblemClass.LOGISTICS);
    scene.accepts("a");
    scene.pass(Duration.ofSeconds(100));
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofSeconds(60));
    scene.runTimers();
    assertThat(scene.events.getLast().data()).isEqualTo(new DeskEvent.AgentLost("a", "chen"));
    assertThat(scene.desk().returning()).containsOnlyKeys("a");

    scene.pass(Duration.ofSeconds(1));
    scene.give(new DeskCommand.Enqueue("a", Scene.customer("a"), 3, scene.now(), null));
    assertThat(scene.desk().returning()).isEmpty();
    assertThat(scene.waiting("a").arrivedAt()).isEqualTo(Scene.START);
    assertThat(scene.waiting("a").deadline()).isEqualTo(Scene.START.plusSeconds(240));
    assertThat(scene.waiting("a").since()).isEqualTo(scene.now());
  }

  @Test
  void aTimerOfAnEarlierAbsenceDoesNotEndALaterOne() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.accepts("a");
    scene.becomes("chen", Presence.OFFLINE);
    var first = scene.desk().agent("chen").presentSince();
    scene.pass(Duration.ofSeconds(30));
    scene.comes("chen", 1);
    scene.becomes("chen", Presence.OFFLINE);
    scene.pass(Duration.ofSeconds(30));
    assertThat(scene.give("timer", new DeskCommand.ReleaseAbsentAgent("chen", first)).reply())
        .isEqualTo(Decision.Reply.NOT_DUE);
    assertThat(scene.desk().served()).containsOnlyKeys("a");
  }
}
