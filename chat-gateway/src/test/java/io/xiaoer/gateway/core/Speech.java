package io.xiaoer.gateway.core;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.gateway.TestRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation in a test: commands in, decisions out, time by a call. */
final class Speech {
  static final String ID = "c-1";
  static final Customer LI_NA = new Customer("u-1", "李娜", Customer.Tier.STANDARD);
  static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");
  static final Agent XIAO_CHEN = new Agent("a-1", "陈晓");
  static final Author AGENT = new Author(Author.Kind.AGENT, "a-1", "陈晓");
  static final HandOverBrief BRIEF =
      new HandOverBrief(
          HandOverBrief.Reason.CUSTOMER_ASKED,
          ProblemClass.LOGISTICS,
          "parcel.where",
          "zh",
          HandOverBrief.Mood.CALM,
          "问快递",
          Map.of());

  private Policy policy = TestRules.POLICY;
  private Conversation state = new Conversation.Unopened(ID);
  private final List<OfEvent<ConversationEvent>> log = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private int commands;

  static Speech opened() {
    Speech speech = new Speech();
    speech.ask(open());
    return speech;
  }

  static OpenConversation open() {
    return new OpenConversation(
        "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN");
  }

  static PostMessage says(Author author, String text, @Nullable Integer epoch) {
    return new PostMessage(author, new Content.Text(text), null, epoch);
  }

  /** Asks with a new command id. */
  Decision ask(ConversationCommand command) {
    return ask("command-" + ++commands, command);
  }

  Decision ask(String commandId, ConversationCommand command) {
    now = now.plusSeconds(1);
    Decision decision =
        ConversationRules.decide(
            state, new OfCommand<>(commandId, "/test", ID, now, command), now, policy);
    if (decision instanceof Decision.Accepted(List<OfEvent<ConversationEvent>> events)) {
      for (OfEvent<ConversationEvent> event : events) {
        state = state.apply(event);
        log.add(event);
      }
    }
    return decision;
  }

  /** From now on the shop's people are there at these times. */
  Speech during(ServiceHours hours) {
    policy =
        new Policy(
            TestRules.POLICY.edit(),
            TestRules.POLICY.recall(),
            TestRules.POLICY.reopen(),
            hours,
            TestRules.POLICY.calls());
    return this;
  }

  /** From now on the shop has no calls. */
  Speech withoutCalls() {
    policy =
        new Policy(
            TestRules.POLICY.edit(),
            TestRules.POLICY.recall(),
            TestRules.POLICY.reopen(),
            TestRules.POLICY.hours(),
            new Policy.Calls(false, Duration.ofSeconds(45)));
    return this;
  }

  /** Lets time pass. */
  Speech after(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  /** The time. */
  Instant now() {
    return now;
  }

  /** What happened because of a command, without numbers. */
  static List<ConversationEvent> events(Decision decision) {
    return decision instanceof Decision.Accepted(List<OfEvent<ConversationEvent>> events)
        ? events.stream().map(OfEvent::data).toList()
        : List.of();
  }

  Conversation.Known state() {
    return (Conversation.Known) state;
  }

  Conversation anyState() {
    return state;
  }

  List<OfEvent<ConversationEvent>> log() {
    return log;
  }
}
