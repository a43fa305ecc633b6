package io.xiaoer.routing.core;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A desk, a clock that moves when told, and everything that has happened. */
final class Scene {
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  /**
   * A command as the topic had it.
   *
   * @param envelope the command
   * @param at its time in the topic
   */
  record Given(Envelope.OfCommand<DeskCommand> envelope, Instant at) {}

  final List<Given> commands = new ArrayList<>();
  final List<Envelope.OfEvent<DeskEvent>> events = new ArrayList<>();
  private final RoutingPolicy policy;
  private Desk desk = Desk.empty("yunxi");
  private Instant now = START;

  Scene() {
    this(RoutingPolicy.STANDARD);
  }

  Scene(RoutingPolicy policy) {
    this.policy = policy;
  }

  Desk desk() {
    return desk;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Gives a command now and returns what happens because of it. */
  List<DeskEvent> give(DeskCommand command) {
    return give("command-" + commands.size(), command).events().stream()
        .map(Envelope.OfEvent::data)
        .toList();
  }

  Decision give(String id, DeskCommand command) {
    Envelope.OfCommand<DeskCommand> envelope =
        new Envelope.OfCommand<>(id, "/test", desk.id(), now, command);
    commands.add(new Given(envelope, now));
    Decision decision = Deciding.decide(desk, envelope, now, policy);
    desk = decision.after();
    events.addAll(decision.events());
    return decision;
  }

  /** Gives the commands of all timers that have run out. */
  void runTimers() {
    for (Timers.Due due : Timers.due(desk, now, policy)) {
      give(due.name(), due.command());
    }
  }

  List<DeskEvent> arrives(String conversationId) {
    return give(new DeskCommand.Enqueue(conversationId, customer(conversationId), 1, now, null));
  }

  List<DeskEvent> arrives(String conversationId, ProblemClass problem) {
    return give(
        new DeskCommand.Enqueue(conversationId, customer(conversationId), 1, now, brief(problem)));
  }

  /** Signs in, and no more. */
  List<DeskEvent> signsIn(String agentId, int capacity, String... skills) {
    return give(
        new DeskCommand.SignIn(new Agent(agentId, "名" + agentId), Set.of(skills), capacity));
  }

  /** Signs in and is ready for conversations. */
  List<DeskEvent> comes(String agentId, int capacity, String... skills) {
    signsIn(agentId, capacity, skills);
    return becomes(agentId, Presence.ONLINE);
  }

  List<DeskEvent> becomes(String agentId, Presence presence) {
    return give(new DeskCommand.ChangePresence(agentId, presence));
  }

  List<DeskEvent> accepts(String conversationId) {
    Waiting.Offer offer = offer(conversationId);
    return give(new DeskCommand.AcceptOffer(offer.id(), offer.agentId()));
  }

  List<DeskEvent> declines(String conversationId) {
    Waiting.Offer offer = offer(conversationId);
    return give(new DeskCommand.DeclineOffer(offer.id(), offer.agentId()));
  }

  List<DeskEvent> ends(String conversationId) {
    return give(new DeskCommand.EndConversation(conversationId));
  }

  Waiting waiting(String conversationId) {
    return Desk.known("waiting conversation", conversationId, desk.line().find(conversationId));
  }

  boolean isOffered(String conversationId) {
    Waiting waiting = desk.line().find(conversationId);
    return waiting != null && waiting.offer() != null;
  }

  Waiting.Offer offer(String conversationId) {
    return Desk.known("offer of", conversationId, waiting(conversationId).offer());
  }

  /** The ids of those who wait, first to be served first. */
  List<String> line() {
    return desk.line().inOrder().stream().map(Waiting::conversationId).toList();
  }

  static Customer customer(String conversationId) {
    return new Customer("c-" + conversationId, "客人", Customer.Tier.STANDARD);
  }

  static HandOverBrief brief(ProblemClass problem) {
    return brief(problem, HandOverBrief.Mood.CALM);
  }

  static HandOverBrief brief(ProblemClass problem, HandOverBrief.Mood mood) {
    return new HandOverBrief(
        HandOverBrief.Reason.NEEDS_PERSON, problem, null, "zh", mood, "要人工处理", Map.of());
  }

  static <T> Predicate<DeskEvent> is(Class<T> type) {
    return type::isInstance;
  }
}
