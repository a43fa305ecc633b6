package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.signal.ConversationSignal.CommandRefused;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Conversation.Unopened;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Decision;
import io.xiaoer.gateway.kafka.Plan.Outgoing;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.Append;
import io.xiaoer.gateway.mongo.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides on the commands of one batch, one after the other, and gathers what they lead to. */
final class Deciding {
  private final Map<String, Conversation> states;
  private final Seals seals;
  private final Instant now;
  private final Map<String, List<StoredEvent>> fresh = new LinkedHashMap<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, String> opened = new LinkedHashMap<>();

  /**
   * Begins a batch.
   *
   * @param states the conversations that exist, by id
   * @param seals what tells media that were stored here
   * @param now the time of the batch's events
   */
  Deciding(Map<String, Known> states, Seals seals, Instant now) {
    this.states = new HashMap<>(states);
    this.seals = seals;
    this.now = now;
  }

  void decide(Batch.Request request) {
    OfCommand<ConversationCommand> command = request.command();
    String id = command.subject();
    Conversation state = states.getOrDefault(id, new Unopened(id));
    try {
      switch (decision(state, command)) {
        case Decision.Accepted(List<OfEvent<ConversationEvent>> events) -> {
          accept(state, events);
          noteOpening(command);
        }
        case Decision.Repeated(long firstSeq, int events) -> {
          outgoing.add(new Outgoing.Again(id, firstSeq, events));
          noteOpening(command);
        }
        case Decision.Refused refused ->
            outgoing.add(new Outgoing.Signal(Codec.encode(refusal(command, refused))));
      }
    } catch (ContractViolation violation) {
      outgoing.add(new Outgoing.Broken(new DeadLetter(request.record(), Batch.reason(violation))));
    }
  }

  /** The rules see a command without seals; one with a wrong seal they do not see at all. */
  private Decision decision(Conversation state, OfCommand<ConversationCommand> command) {
    return seals
        .opened(command)
        .map(opened -> ConversationRules.decide(state, opened, now))
        .orElseGet(() -> new Decision.Refused(RefusalCode.NOT_ALLOWED));
  }

  Plan plan() {
    List<Append> appends = new ArrayList<>();
    fresh.forEach(
        (id, events) -> {
          if (states.get(id) instanceof Known after) {
            appends.add(new Append(after, events));
          }
        });
    return new Plan(appends, outgoing, opened);
  }

  /** Takes all of a command's events or, if one cannot be written, none. */
  private void accept(Conversation state, List<OfEvent<ConversationEvent>> events) {
    List<StoredEvent> stored = events.stream().map(StoredEvent::of).toList();
    Conversation after = state;
    for (OfEvent<ConversationEvent> event : events) {
      after = after.apply(event);
    }
    states.put(state.id(), after);
    stored.forEach(event -> outgoing.add(new Outgoing.Fresh(event)));
    if (!stored.isEmpty()) {
      fresh.computeIfAbsent(state.id(), _ -> new ArrayList<>()).addAll(stored);
    }
  }

  /** Also for a repeated opening: its node may have died before it noted whose it is. */
  private void noteOpening(OfCommand<ConversationCommand> command) {
    if (command.data() instanceof OpenConversation open) {
      opened.put(command.subject(), open.customer().id());
    }
  }

  private OfSignal refusal(OfCommand<ConversationCommand> command, Decision.Refused refused) {
    String ref = command.data() instanceof PostMessage post ? post.clientMessageId() : null;
    return new OfSignal(
        command.id(),
        ConversationRules.SOURCE,
        command.subject(),
        now,
        command.traceparent(),
        new CommandRefused(command.id(), ref, refused.code()));
  }
}
