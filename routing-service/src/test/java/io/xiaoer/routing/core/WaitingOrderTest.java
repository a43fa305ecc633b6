package io.xiaoer.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingOrderTest {
  private final Scene scene = new Scene();

  @Test
  void thePaymentFailureThatCameLaterIsServedBeforeTheSizeQuestion() {
    scene.arrives("size-question", ProblemClass.PRODUCTS);
    scene.pass(Duration.ofSeconds(90));
    scene.arrives("payment-failure", ProblemClass.PAYMENTS);
    assertThat(scene.line()).containsExactly("payment-failure", "size-question");

    scene.comes("chen", 1, "payments", "products");
    assertThat(scene.isOffered("payment-failure")).isTrue();
    assertThat(scene.isOffered("size-question")).isFalse();
    scene.accepts("payment-failure");
    scene.ends("payment-failure");
    assertThat(scene.isOffered("size-question")).isTrue();
  }

  @Test
  void beforeAnythingIsKnownAConversationIsAGeneralMatter() {
    scene.arrives("a");
    assertThat(scene.waiting("a").skill()).isEqualTo("general");
    assertThat(scene.waiting("a").deadline()).isEqualTo(Scene.START.plusSeconds(420));
  }

  @Test
  void whatBecomesKnownChangesThePlaceAndKeepsTheArrival() {
    scene.arrives("first");
    scene.pass(Duration.ofSeconds(10));
    scene.arrives("second");
    scene.pass(Duration.ofSeconds(5));
    assertThat(scene.line()).containsExactly("first", "second");

    assertThat(
            scene.give(new DeskCommand.Reprioritise("second", Scene.brief(ProblemClass.PAYMENTS))))
        .containsExactly(
            new DeskEvent.ConversationReprioritised(
                "second",
                ProblemClass.PAYMENTS,
                "payments",
                Scene.START.plusSeconds(10 + 60),
                Scene.brief(ProblemClass.PAYMENTS)));
    assertThat(scene.line()).containsExactly("second", "first");
    assertThat(scene.waiting("second").arrivedAt()).isEqualTo(Scene.START.plusSeconds(10));
  }

  @Test
  void nobodyStarves_anOldQuestionIsServedBeforeAYoungEmergency() {
    scene.arrives("size-question", ProblemClass.PRODUCTS);
    scene.pass(Duration.ofSeconds(541));
    scene.arrives("payment-failure", ProblemClass.PAYMENTS);
    assertThat(scene.line()).containsExactly("size-question", "payment-failure");
  }

  @Test
  void standingAndMoodShortenTheTarget() {
    RoutingPolicy policy = RoutingPolicy.STANDARD;
    Customer vip = new Customer("v", "贵客", Customer.Tier.VIP);
    Customer guest = new Customer("guest-1", "访客", Customer.Tier.GUEST);
    HandOverBrief angry = Scene.brief(ProblemClass.AFTER_SALES, HandOverBrief.Mood.ANGRY);
    assertThat(policy.target(vip, null)).isEqualTo(Duration.ofSeconds(210));
    assertThat(policy.target(guest, null)).isEqualTo(Duration.ofSeconds(630));
    assertThat(policy.target(Scene.customer("x"), angry)).isEqualTo(Duration.ofSeconds(120));
    assertThat(policy.target(vip, angry)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void equalDeadlinesAreOrderedByArrivalAndThenById() {
    scene.arrives("b");
    scene.arrives("a");
    assertThat(scene.line()).containsExactly("a", "b");
  }

  @Test
  void aPlaceAndAnEstimateCanBeTold() {
    scene.arrives("a", ProblemClass.PAYMENTS);
    assertThat(WaitEstimate.seconds(scene.desk(), scene.waiting("a"), 1)).isNull();
    scene.comes("chen", 1, "payments");
    assertThat(WaitEstimate.seconds(scene.desk(), scene.waiting("a"), 1)).isEqualTo(10);
    assertThat(WaitEstimate.seconds(scene.desk(), scene.waiting("a"), 3)).isEqualTo(610);
  }
}
