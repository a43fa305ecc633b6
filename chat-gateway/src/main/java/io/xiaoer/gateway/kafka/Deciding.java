package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.signal.ConversationSignal.CommandRefused;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Chain;
import io.xiaoer.gateway.audit.Verdict;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Conversation.Unopened;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Decision;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.core.Preview;
import io.xiaoer.gateway.kafka.Plan.Outgoing;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.Append;
import io.xiaoer.gateway.mongo.Position;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts.Owned;
import io.xiaoer.gateway.privacy.Screen;
import io.xiaoer.gateway.privacy.Screen.Screened;
import io.xiaoer.gateway.safety.Guard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides on the commands of one batch, one after the other, and gathers what they lead to. */
final class Deciding {
  private final Map<String, Conversation> states = new HashMap<>();
  private final Map<String, Position> before = new HashMap<>();
  private final Map<String, Position> judged = new HashMap<>();
  private final Map<String, String> chains = new HashMap<>();
  private final String topicId;
  private final Seals seals;
  private final Instant now;
  private final Policy policy;
  private final Guard guard;
  private final List<Guard.ToSeal> masked = new ArrayList<>();
  private final Map<String, List<StoredEvent>> fresh = new LinkedHashMap<>();
  private final Map<String, String> previews = new HashMap<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, String> opened = new LinkedHashMap<>();

  /**
   * Begins a batch.
   *
   * @param known the conversations that exist, by id
   * @param now the time of the batch's events
   * @param rules what it decides by
   */
  Deciding(Map<String, Owned> known, Instant now, Sequencer.Rules rules) {
    known.forEach(
        (id, owned) -> {
          states.put(id, owned.state());
          owned.judged().ifPresent(position -> before.put(id, position));
          owned.chain().ifPresent(value -> chains.put(id, value));
        });
    this.topicId = rules.topicId().get();
    this.now = now;
    this.policy = rules.policy();
    this.seals = rules.seals();
    this.guard = rules.guard();
  }

  void decide(Batch.Request request) {
    String id = request.command().subject();
    Conversation state = states.getOrDefault(id, new Unopened(id));
    ConsumerRecord<String, byte[]> record = request.record();
    Position position = new Position(topicId, record.partition(), record.offset());
    judged.put(id, position);
    Cause cause = cause(topicId, record);
    try {
      Screened<OfCommand<ConversationCommand>> screened = guard.screen(state, request.command());
      OfCommand<ConversationCommand> command = screened.command();
      switch (decision(state, command)) {
        case Decision.Accepted(List<OfEvent<ConversationEvent>> events)
            when !events.isEmpty() && wasJudged(id, position) ->
            outgoing.add(refused(command, RefusalCode.TOO_LATE, cause));
        case Decision.Accepted(List<OfEvent<ConversationEvent>> events) when events.isEmpty() ->
            outgoing.add(
                new Outgoing.Nothing(
                    id, new Verdict(cause, Verdict.Outcome.NOTHING, command.id())));
        case Decision.Accepted(List<OfEvent<ConversationEvent>> events) -> {
          accept(state, events, cause);
          noteMasked(state, screened.originals());
          noteOpening(command);
        }
        case Decision.Repeated(long firstSeq, int events) -> {
          Verdict verdict =
              new Verdict(cause, Verdict.Outcome.REPEATED, command.id(), null, firstSeq);
          outgoing.add(new Outgoing.Again(id, events, verdict));
          noteOpening(command);
        }
        case Decision.Refused(RefusalCode code) -> outgoing.add(refused(command, code, cause));
      }
    } catch (ContractViolation violation) {
      outgoing.add(new Outgoing.Broken(new DeadLetter(request.record(), Batch.reason(violation))));
    }
  }

  /** The rules see a command without seals; one with a wrong seal they do not see at all. */
  private Decision decision(Conversation state, OfCommand<ConversationCommand> command) {
    return seals
        .opened(command)
        .map(opened -> ConversationRules.decide(state, opened, now, policy))
        .orElseGet(() -> new Decision.Refused(RefusalCode.NOT_ALLOWED));
  }

  Plan plan() {
    List<Append> appends = new ArrayList<>();
    fresh.forEach(
        (id, events) -> {
          if (states.get(id) instanceof Known after) {
            appends.add(new Append(after, events, judged.get(id), previews.get(id)));
          }
        });
    return new Plan(appends, outgoing, opened, masked, shops());
  }

  private Map<String, String> shops() {
    Map<String, String> shops = new HashMap<>();
    states.forEach(
        (id, state) -> {
          if (state instanceof Known known) {
            shops.put(id, known.shopId());
          }
        });
    return shops;
  }

  private void noteMasked(Conversation state, List<Screen.Original> originals) {
    if (!originals.isEmpty() && state instanceof Known known) {
      masked.add(new Guard.ToSeal(known.id(), known.customer().id(), originals));
    }
  }

  /** Takes all of a command's events or, if one cannot be written, none. */
  private void accept(Conversation state, List<OfEvent<ConversationEvent>> events, Cause cause) {
    List<StoredEvent> stored = new ArrayList<>(events.size());
    String chain = chains.getOrDefault(state.id(), Chain.before(state.id()));
    Conversation after = state;
    for (OfEvent<ConversationEvent> event : events) {
      OfEvent<ConversationEvent> encrypted = guard.encrypted(event);
      StoredEvent next = StoredEvent.of(encrypted, chain, cause);
      stored.add(next);
      chain = next.chain().orElseThrow();
      after = after.apply(encrypted);
    }
    notePreview(events);
    states.put(state.id(), after);
    chains.put(state.id(), chain);
    stored.forEach(event -> outgoing.add(new Outgoing.Fresh(event)));
    fresh.computeIfAbsent(state.id(), _ -> new ArrayList<>()).addAll(stored);
  }

  /** Where a command stands. */
  static Cause cause(String topicId, ConsumerRecord<String, byte[]> record) {
    return new Cause(topicId, record.partition(), record.offset(), record.timestamp());
  }

  private void notePreview(List<OfEvent<ConversationEvent>> events) {
    for (OfEvent<ConversationEvent> event : events) {
      if (event.data() instanceof MessagePosted message) {
        String preview = Preview.of(message.content());
        previews.put(
            event.subject(), preview.isEmpty() ? preview : guard.encrypted(preview, event));
      }
    }
  }

  /** Also for a repeated opening: its node may have died before it noted whose it is. */
  private void noteOpening(OfCommand<ConversationCommand> command) {
    if (command.data() instanceof OpenConversation open) {
      opened.put(command.subject(), open.customer().id());
    }
  }

  /**
   * Whether a command was judged before a later one was stored. It came to nothing then, or it
   * would be among the recent ones; judged by what has become of the conversation since, it would
   * take a number out of its turn, and readers could see that number before those that it follows.
   */
  private boolean wasJudged(String id, Position position) {
    Position last = before.get(id);
    return last != null && position.isUpTo(last);
  }

  private Outgoing refused(OfCommand<ConversationCommand> command, RefusalCode code, Cause cause) {
    return new Outgoing.Signal(
        Codec.encode(refusal(command, code)),
        new Verdict(cause, Verdict.Outcome.REFUSED, command.id(), code.name(), 0));
  }

  private OfSignal refusal(OfCommand<ConversationCommand> command, RefusalCode code) {
    String ref =
        switch (command.data()) {
          case PostMessage post -> post.clientMessageId();
          case RequestCall asked -> asked.callId();
          case AcceptCall accept -> accept.callId();
          case EndCall end -> end.callId();
          default -> null;
        };
    return new OfSignal(
        command.id(),
        ConversationRules.SOURCE,
        command.subject(),
        now,
        command.traceparent(),
        new CommandRefused(command.id(), ref, code));
  }
}
