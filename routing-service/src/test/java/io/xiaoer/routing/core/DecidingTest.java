package io.xiaoer.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecidingTest {
  private final Scene scene = new Scene();

  @Test
  void anAssignmentSaysHowLongTheCustomerWaited() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.pass(Duration.ofSeconds(7));
    String offer = scene.offer("a").id();
    assertThat(scene.accepts("a"))
        .containsExactly(
            new DeskEvent.ConversationAssigned("a", new Agent("chen", "名chen"), 1, offer, 7_000));
  }

  @Test
  void everyEventCarriesTheFourFacts() {
    scene.arrives("a", ProblemClass.PAYMENTS);
    Envelope.OfEvent<DeskEvent> event = scene.events.getFirst();
    assertThat(event.facts())
        .isEqualTo(
            new Facts(
                1,
                "command-0",
                Map.of("routing-policy", RoutingPolicy.STANDARD.version()),
                "customer:c-a"));
    assertThat(event.time()).isEqualTo(Scene.START);
    assertThat(event.source()).isEqualTo("/routing-service");
  }

  @Test
  void eventsAreNumberedWithoutGaps() {
    scene.comes("chen", 2);
    scene.arrives("a");
    scene.accepts("a");
    scene.ends("a");
    for (int i = 0; i < scene.events.size(); i++) {
      assertThat(scene.events.get(i).facts().seq()).isEqualTo(i + 1);
    }
  }

  @Test
  void aCommandThatComesAgainHasNoFurtherEffect() {
    scene.arrives("a");
    scene.ends("a");
    Desk before = scene.desk();
    Scene.Given first = scene.commands.getFirst();
    Decision again = Deciding.decide(before, first.envelope(), scene.now(), RoutingPolicy.STANDARD);
    assertThat(again).isEqualTo(new Decision(again.events(), Decision.Reply.REPEATED, before));
    assertThat(again.events()).isEmpty();
  }

  @Test
  void commandsAreForgottenInTheOrderInWhichTheyCame() {
    RecentCommands recent = RecentCommands.NONE;
    for (int i = 0; i < 3 * RecentCommands.GENERATION; i++) {
      recent = recent.noting("c" + i, i + 1);
    }
    assertThat(recent.find("c" + (3 * RecentCommands.GENERATION - 1))).isNotNull();
    assertThat(recent.find("c" + RecentCommands.GENERATION)).isNotNull();
    assertThat(recent.find("c" + (RecentCommands.GENERATION - 1))).isNull();
    assertThat(recent.younger().size() + recent.older().size())
        .isLessThanOrEqualTo(2 * RecentCommands.GENERATION);
  }

  @Test
  void aConversationThatLeavesTheLineWasAbandoned() {
    scene.arrives("a");
    scene.pass(Duration.ofSeconds(3));
    assertThat(scene.ends("a")).containsExactly(new DeskEvent.ConversationAbandoned("a", 3_000));
  }

  @Test
  void aConversationThatEndsFreesItsAgent() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.accepts("a");
    scene.pass(Duration.ofSeconds(40));
    assertThat(scene.ends("a")).containsExactly(new DeskEvent.ServiceFinished("a", "chen", 40_000));
    assertThat(scene.desk().agent("chen").load()).isZero();
    assertThat(scene.desk().meanHandledMillis()).isEqualTo(40_000);
  }

  @Test
  void aStaleEpochIsRefused() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.accepts("a");
    assertThat(
            scene
                .give(
                    "old", new DeskCommand.Enqueue("a", Scene.customer("a"), 1, scene.now(), null))
                .reply())
        .isEqualTo(Decision.Reply.STALE_EPOCH);
  }

  @Test
  void aLaterEpochOfAServedConversationFreesTheAgentAndWaits() {
    scene.comes("chen", 2);
    scene.arrives("a");
    scene.accepts("a");
    scene.give(new DeskCommand.Enqueue("a", Scene.customer("a"), 3, scene.now(), null));
    assertThat(scene.desk().served()).isEmpty();
    assertThat(scene.desk().agent("chen").serving()).isZero();
    assertThat(scene.waiting("a").controlEpoch()).isEqualTo(3);
  }
}
