package io.xiaoer.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is asked of a desk in whatever order: the invariants hold after every step. jqwik prints
 * the seed of a run; {@code @Property(seed = "…")} repeats it.
 */
class DeskPropertiesTest {
  private static final int STEPS = 150;
  private static final int MOST_CAPACITY = 3;
  private static final List<String> SKILLS =
      List.of("payments", "products", "logistics", "after-sales", "complaints");

  /** A deadline that passed while nothing but a repetition came. */
  @Example
  void theInvariantsHoldWhereADeadlinePassesAndNothingElseHappens() {
    theInvariantsHoldAfterEveryStep(-2637);
  }

  @Property
  void theInvariantsHoldAfterEveryStep(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene();
    for (int step = 0; step < STEPS; step++) {
      anything(scene, random, step);
      noAgentHasMoreThanHeMay(scene);
      aConversationIsInOnePlaceOnly(scene.desk());
      countsAgree(scene.desk());
      nobodyWaitsBesideAFreeAgent(scene);
    }
  }

  @Property(tries = 50)
  void theSameCommandsGiveTheSameEventsByteForByte(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene();
    for (int step = 0; step < STEPS; step++) {
      anything(scene, random, step);
    }
    List<byte[]> first = bytes(scene.events);
    List<Envelope.OfEvent<DeskEvent>> again = new ArrayList<>();
    Desk desk = Desk.empty("yunxi");
    for (Scene.Given given : scene.commands) {
      Decision decision =
          Deciding.decide(desk, given.envelope(), given.at(), RoutingPolicy.STANDARD);
      desk = decision.after();
      again.addAll(decision.events());
    }
    assertThat(bytes(again)).usingElementComparator(Arrays::compare).isEqualTo(first);
    assertThat(desk).isEqualTo(scene.desk());
  }

  @Property(tries = 50)
  void theEventsAloneGiveTheSameDesk(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene();
    for (int step = 0; step < STEPS; step++) {
      anything(scene, random, step);
    }
    Desk folded = Desk.empty("yunxi");
    for (Envelope.OfEvent<DeskEvent> event : scene.events) {
      folded = Applying.apply(folded, event);
    }
    assertThat(folded).isEqualTo(scene.desk());
  }

  private static List<byte[]> bytes(List<Envelope.OfEvent<DeskEvent>> events) {
    return events.stream().map(event -> Codec.encode(event).body()).toList();
  }

  private static void anything(Scene scene, Random random, int step) {
    scene.pass(Duration.ofMillis(random.nextInt(20_000)));
    String agent = "agent-" + random.nextInt(4);
    String conversation = "conversation-" + random.nextInt(12);
    Desk desk = scene.desk();
    List<String> offers = List.copyOf(desk.offers().keySet());
    String offer = offers.isEmpty() ? "none" : offers.get(random.nextInt(offers.size()));
    Waiting offered = desk.line().find(desk.offers().getOrDefault(offer, "nobody"));
    Waiting.Offer open = offered == null ? null : offered.offer();
    String asked = open == null ? agent : open.agentId();
    DeskCommand command =
        switch (random.nextInt(11)) {
          case 0, 1, 2 ->
              new DeskCommand.Enqueue(
                  conversation,
                  new Customer(
                      "c-" + conversation, "客人", Customer.Tier.values()[random.nextInt(3)]),
                  1 + step,
                  scene.now(),
                  random.nextBoolean() ? null : brief(random));
          case 3 -> new DeskCommand.Reprioritise(conversation, brief(random));
          case 4 -> new DeskCommand.EndConversation(conversation);
          case 5 ->
              new DeskCommand.SignIn(
                  new Agent(agent, agent), skills(random), 1 + random.nextInt(MOST_CAPACITY));
          case 6 ->
              new DeskCommand.ChangePresence(
                  agent,
                  random.nextBoolean()
                      ? Presence.ONLINE
                      : Presence.values()[random.nextInt(Presence.values().length)]);
          case 7, 8 -> new DeskCommand.AcceptOffer(offer, asked);
          case 9 -> new DeskCommand.DeclineOffer(offer, asked);
          default -> new DeskCommand.ExpireOffer(offer);
        };
    if (random.nextInt(10) == 0 && !scene.commands.isEmpty()) {
      Scene.Given before = scene.commands.get(random.nextInt(scene.commands.size()));
      scene.give(before.envelope().id(), before.envelope().data());
    } else {
      scene.give("command-" + step, command);
    }
    scene.runTimers();
  }

  private static HandOverBrief brief(Random random) {
    return Scene.brief(
        ProblemClass.values()[random.nextInt(ProblemClass.values().length)],
        HandOverBrief.Mood.values()[random.nextInt(3)]);
  }

  private static Set<String> skills(Random random) {
    Set<String> skills = new HashSet<>();
    SKILLS.stream().filter(skill -> random.nextBoolean()).forEach(skills::add);
    return skills;
  }

  /** A capacity that a later sign-in lowered takes nothing away; but nothing is added, either. */
  private static void noAgentHasMoreThanHeMay(Scene scene) {
    for (Envelope.OfEvent<DeskEvent> event : scene.events) {
      if (event.data() instanceof DeskEvent.OfferMade made) {
        assertThat(made.why().agentLoad()).isLessThan(made.why().agentCapacity());
      }
    }
    for (AgentAtDesk agent : scene.desk().agents().values()) {
      assertThat(agent.load()).isLessThanOrEqualTo(MOST_CAPACITY);
    }
  }

  private static void aConversationIsInOnePlaceOnly(Desk desk) {
    List<String> everywhere = new ArrayList<>();
    desk.line().inOrder().forEach(waiting -> everywhere.add(waiting.conversationId()));
    everywhere.addAll(desk.served().keySet());
    everywhere.addAll(desk.returning().keySet());
    assertThat(everywhere).doesNotHaveDuplicates();
    assertThat(desk.line().inOrder()).hasSize(desk.line().size());
  }

  private static void countsAgree(Desk desk) {
    Map<String, Integer> serving = new HashMap<>();
    desk.served().values().forEach(it -> serving.merge(it.agentId(), 1, Integer::sum));
    Map<String, Integer> offered = new HashMap<>();
    Set<String> offers = new HashSet<>();
    for (Waiting waiting : desk.line().inOrder()) {
      Waiting.Offer offer = waiting.offer();
      if (offer != null) {
        offered.merge(offer.agentId(), 1, Integer::sum);
        offers.add(offer.id());
      }
    }
    assertThat(desk.offers().keySet()).isEqualTo(offers);
    for (AgentAtDesk agent : desk.agents().values()) {
      assertThat(agent.serving()).isEqualTo(serving.getOrDefault(agent.id(), 0));
      assertThat(agent.offered()).isEqualTo(offered.getOrDefault(agent.id(), 0));
      assertThat(agent.presence() == Presence.ONLINE || agent.offered() == 0).isTrue();
    }
  }

  /**
   * Written apart from the rules: whoever waits without an offer has been passed, or all are busy.
   */
  private static void nobodyWaitsBesideAFreeAgent(Scene scene) {
    Instant now = scene.now();
    Desk desk = scene.desk();
    for (Waiting waiting : desk.line().inOrder()) {
      if (waiting.offer() != null) {
        continue;
      }
      boolean staffed =
          desk.agents().values().stream()
                  .anyMatch(
                      agent ->
                          agent.presence() == Presence.ONLINE
                              && agent.skills().contains(waiting.skill()))
              && now.isBefore(waiting.deadline());
      for (AgentAtDesk agent : desk.agents().values()) {
        boolean able = !staffed || agent.skills().contains(waiting.skill());
        Waiting.Pass pass = waiting.passes().get(agent.id());
        boolean asked = pass != null && now.isBefore(pass.at().plusSeconds(60));
        boolean free =
            agent.presence() == Presence.ONLINE && agent.load() < agent.capacity() && able;
        assertThat(free && !asked)
            .as("%s waits beside %s", waiting.conversationId(), agent.id())
            .isFalse();
      }
    }
  }
}
