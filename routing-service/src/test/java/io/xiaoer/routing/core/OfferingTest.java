package io.xiaoer.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.DeskEvent.OfferEnded.End;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.desk.Why;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OfferingTest {
  private final Scene scene = new Scene();

  @Test
  void aConversationIsOfferedToAFreeAgentWithTheSkillAndSaysWhy() {
    scene.comes("chen", 3, "payments");
    scene.comes("lin", 3, "products");
    scene.arrives("a", ProblemClass.PAYMENTS);
    Waiting.Offer offer = scene.offer("a");
    assertThat(offer.agentId()).isEqualTo("chen");
    assertThat(offer.expiresAt()).isEqualTo(Scene.START.plusSeconds(20));
    assertThat(offer.why())
        .isEqualTo(new Why("payments", Scene.START.plusSeconds(60), 1, 1, 1, 0, 3));
  }

  @Test
  void aSkillWhoseOnlyHolderIsAwayIsEverybodys() {
    scene.signsIn("supervisor", 3, "products", "complaints");
    scene.comes("chen", 3, "payments");
    scene.arrives("a", ProblemClass.PRODUCTS);
    assertThat(scene.offer("a").agentId()).isEqualTo("chen");
    assertThat(scene.offer("a").why().skill()).isEqualTo(RoutingPolicy.GENERAL_SKILL);
  }

  @Test
  void pastItsDeadlineAConversationIsForAnybodyWhoIsFree() {
    scene.comes("lin", 1, "products");
    scene.comes("chen", 3, "payments");
    scene.arrives("a", ProblemClass.PRODUCTS);
    scene.accepts("a");
    scene.arrives("b", ProblemClass.PRODUCTS);
    scene.pass(Duration.ofSeconds(599));
    scene.comes("chen", 3, "payments");
    assertThat(scene.isOffered("b")).isFalse();
    scene.pass(Duration.ofSeconds(1));
    scene.signsIn("chen", 3, "payments");
    assertThat(scene.offer("b").agentId()).isEqualTo("chen");
  }

  @Test
  void anAgentGetsNoMoreThanHisCapacityAndOffersCount() {
    scene.comes("chen", 2);
    scene.arrives("a");
    scene.arrives("b");
    scene.arrives("c");
    assertThat(scene.isOffered("c")).isFalse();
    scene.accepts("a");
    assertThat(scene.isOffered("c")).isFalse();
    scene.ends("a");
    assertThat(scene.isOffered("c")).isTrue();
  }

  @Test
  void theLeastLoadedIsAskedFirstInProportionToHisCapacity() {
    scene.comes("small", 2);
    scene.comes("large", 4);
    scene.arrives("a");
    scene.arrives("b");
    scene.arrives("c");
    assertThat(scene.offer("a").agentId()).isEqualTo("large");
    assertThat(scene.offer("b").agentId()).isEqualTo("small");
    assertThat(scene.offer("c").agentId()).isEqualTo("large");
  }

  @Test
  void amongEquallyLoadedTheLongestIdleIsAsked() {
    scene.comes("busy-later", 1);
    scene.comes("idle", 1);
    scene.arrives("a");
    scene.accepts("a");
    scene.pass(Duration.ofSeconds(30));
    scene.ends("a");
    scene.arrives("b");
    assertThat(scene.offer("b").agentId()).isEqualTo("idle");
  }

  @Test
  void aDeclinedOfferGoesToAnother() {
    scene.comes("chen", 1);
    scene.comes("lin", 1);
    scene.arrives("a");
    String first = scene.offer("a").agentId();
    assertThat(scene.declines("a")).hasSize(2);
    assertThat(scene.offer("a").agentId()).isNotEqualTo(first);
  }

  @Test
  void whoDeclinedWaitsUntilAFullColleagueIsFreeOrAMinuteHasPassed() {
    scene.comes("chen", 1);
    scene.comes("lin", 1);
    scene.arrives("a");
    scene.accepts("a");
    String busy = scene.desk().served().get("a").agentId();
    scene.arrives("b");
    scene.declines("b");
    assertThat(scene.isOffered("b")).isFalse();

    scene.ends("a");
    assertThat(scene.offer("b").agentId()).isEqualTo(busy);
  }

  @Test
  void theOnlyAgentIsAskedAgainAfterAMinute() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.declines("a");
    scene.pass(Duration.ofSeconds(59));
    scene.runTimers();
    assertThat(scene.isOffered("a")).isFalse();
    scene.pass(Duration.ofSeconds(1));
    scene.runTimers();
    assertThat(scene.isOffered("a")).isTrue();
  }

  @Test
  void whenEverybodyHasDeclinedTheFirstIsAskedAgain() {
    scene.comes("chen", 1);
    scene.comes("lin", 1);
    scene.arrives("a");
    String first = scene.offer("a").agentId();
    scene.declines("a");
    scene.declines("a");
    assertThat(scene.offer("a").agentId()).isEqualTo(first);
  }

  @Test
  void anOfferThatIsNotAnsweredExpires() {
    scene.comes("chen", 1);
    scene.arrives("a");
    Waiting.Offer offer = scene.offer("a");
    scene.pass(Duration.ofSeconds(19));
    assertThat(scene.give("early", new DeskCommand.ExpireOffer(offer.id())).reply())
        .isEqualTo(Decision.Reply.NOT_DUE);
    scene.pass(Duration.ofSeconds(1));
    scene.runTimers();
    assertThat(scene.events.getLast().data())
        .isEqualTo(new DeskEvent.OfferEnded(offer.id(), "a", "chen", End.EXPIRED));
    assertThat(scene.give("late", new DeskCommand.AcceptOffer(offer.id(), "chen")).reply())
        .isEqualTo(Decision.Reply.OFFER_GONE);
  }

  @Test
  void twoMissedOffersInARowSendAnAgentAway() {
    scene.comes("chen", 1);
    scene.arrives("a");
    scene.pass(Duration.ofSeconds(20));
    scene.runTimers();
    scene.pass(Duration.ofSeconds(60));
    scene.runTimers();
    scene.pass(Duration.ofSeconds(20));
    scene.runTimers();
    assertThat(scene.desk().agent("chen").presence()).isEqualTo(Presence.AWAY);

    scene.becomes("chen", Presence.ONLINE);
    scene.pass(Duration.ofSeconds(60));
    scene.runTimers();
    assertThat(scene.isOffered("a")).isTrue();
  }

  @Test
  void aSkillThatNobodyAtTheDeskHasIsEverybodys() {
    scene.comes("lin", 1, "products");
    scene.arrives("a", ProblemClass.COMPLAINT);
    assertThat(scene.offer("a").agentId()).isEqualTo("lin");
    assertThat(scene.offer("a").why().skill()).isEqualTo("general");
  }

  @Test
  void aSkillThatOnlyABusyAgentHasIsWaitedFor() {
    scene.comes("chen", 1, "payments");
    scene.arrives("a", ProblemClass.PAYMENTS);
    scene.accepts("a");
    scene.comes("lin", 3, "products");
    scene.arrives("b", ProblemClass.PAYMENTS);
    assertThat(scene.isOffered("b")).isFalse();
    scene.becomes("chen", Presence.OFFLINE);
    assertThat(scene.offer("b").agentId()).isEqualTo("lin");
  }

  @Test
  void somebodyElsesOfferCannotBeTaken() {
    scene.comes("chen", 1);
    scene.arrives("a");
    assertThat(scene.give("x", new DeskCommand.AcceptOffer(scene.offer("a").id(), "lin")).reply())
        .isEqualTo(Decision.Reply.OFFER_GONE);
  }

  @Test
  void anOfferOfAConversationThatTurnsOutToNeedAnotherSkillMovesOn() {
    scene.comes("lin", 1, "products");
    scene.comes("chen", 1, "payments");
    scene.arrives("other");
    scene.declines("other");
    scene.arrives("a");
    scene.give(new DeskCommand.Reprioritise("a", Scene.brief(ProblemClass.PAYMENTS)));
    scene.give(new DeskCommand.Reprioritise("other", Scene.brief(ProblemClass.PRODUCTS)));
    assertThat(scene.offer("a").agentId()).isEqualTo("chen");
  }
}
