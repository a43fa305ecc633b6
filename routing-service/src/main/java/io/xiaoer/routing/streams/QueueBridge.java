package io.xiaoer.routing.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.desk.DeskCommand;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the desk what the conversation log says: who waits, what became known of it, what is over.
 * Keeps what little it needs of each open conversation and forgets it when the conversation closes.
 */
final class QueueBridge implements Processor<String, byte[], String, byte[]> {
  static final String COMMANDS = "bridged";

  private static final String SOURCE = "/routing-service";

  private final MeterRegistry meters;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  QueueBridge(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> opened) {
    context = opened;
    store = opened.getStateStore(DeskTopology.CONVERSATIONS);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    WireMessage message =
        new WireMessage(record.key(), WireMessage.headers(record.headers()), body(record));
    switch (Codec.decode(message)) {
      case Decoded.Known(Envelope.OfEvent<?> event)
          when event.data() instanceof ConversationEvent happened ->
          follow(event, happened);
      case Decoded.Known foreign -> skip("foreign");
      case Decoded.UnknownType unknown -> skip("unknown-type");
      case Decoded.Malformed malformed -> {
        skip("malformed");
        ProcessorContext<String, byte[]> out = opened(context);
        out.forward(
            DeadLetters.letter(record, out.recordMetadata().orElse(null), malformed.reason()),
            DeadLetters.OF_BRIDGE);
      }
    }
  }

  private void skip(String reason) {
    meters.counter("routing.bridge.skipped", "reason", reason).increment();
  }

  private static byte[] body(Record<String, byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }

  /** Follows an event, once: the log may tell anything again, also what is long over. */
  private void follow(Envelope.OfEvent<?> event, ConversationEvent happened) {
    String id = event.subject();
    long seq = event.facts().seq();
    ConversationFacts known = facts(id);
    if (known == null) {
      switch (happened) {
        case ConversationEvent.ConversationOpened opened ->
            keep(id, ConversationFacts.begun(seq, opened.shopId(), opened.customer()));
        case ConversationEvent.ConversationReopened again ->
            keep(id, ConversationFacts.begun(seq, again.shopId(), again.customer()));
        default -> {}
      }
      return;
    }
    if (seq <= known.seq()) {
      skip("repeated");
      return;
    }
    ConversationFacts facts = known.upTo(seq);
    switch (happened) {
      case ConversationEvent.HandOverBriefed briefed -> {
        keep(id, facts.briefed(briefed.brief()));
        if (facts.waiting()) {
          tell(event, facts, new DeskCommand.Reprioritise(id, briefed.brief()));
        }
      }
      case ConversationEvent.ControlChanged changed -> controlChanged(event, changed, facts);
      case ConversationEvent.ConversationClosed closed -> {
        if (facts.atDesk()) {
          tell(event, facts, new DeskCommand.EndConversation(id));
        }
        opened(store).delete(id);
      }
      case ConversationEvent.ConversationReopened again ->
          keep(id, ConversationFacts.begun(seq, again.shopId(), again.customer()));
      case ConversationEvent.ConversationOpened ignored -> {}
      case ConversationEvent.MessageEdited ignored -> {}
      case ConversationEvent.MessageRecalled ignored -> {}
      case ConversationEvent.IdleWarned ignored -> {}
      case ConversationEvent.MessagePosted ignored -> {}
      case ConversationEvent.PersonRequested ignored -> {}
      case ConversationEvent.MessageUnderstood ignored -> {}
      case ConversationEvent.ReceiptRecorded ignored -> {}
      case ConversationEvent.ConversationRated ignored -> {}
      case ConversationEvent.LinkPreviewed ignored -> {}
      case ConversationEvent.MessageFlagged ignored -> {}
      case ConversationEvent.MessageReported ignored -> {}
      case ConversationEvent.VoiceTranscribed ignored -> {}
      case ConversationEvent.CallRequested ignored -> {}
      case ConversationEvent.CallAccepted ignored -> {}
      case ConversationEvent.CallEnded ignored -> {}
    }
  }

  private void controlChanged(
      Envelope.OfEvent<?> event,
      ConversationEvent.ControlChanged changed,
      ConversationFacts facts) {
    String id = event.subject();
    switch (changed.control()) {
      case Control.Queue queue -> {
        keep(id, facts.queued());
        tell(
            event,
            facts,
            new DeskCommand.Enqueue(
                id, facts.customer(), changed.epoch(), event.time(), facts.brief()));
      }
      case Control.Served served -> keep(id, facts.served());
      case Control.Bot bot -> {
        if (facts.atDesk()) {
          tell(event, facts, new DeskCommand.EndConversation(id));
        }
        keep(id, facts.backAtBot());
      }
      case Control.Nobody nobody -> {}
    }
  }

  private void tell(Envelope.OfEvent<?> event, ConversationFacts facts, DeskCommand command) {
    String name = "bridge/" + event.id();
    Envelope.OfCommand<DeskCommand> envelope =
        new Envelope.OfCommand<>(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
            SOURCE,
            facts.deskId(),
            event.time(),
            event.traceparent(),
            Map.of(),
            command);
    ProcessorContext<String, byte[]> out = opened(context);
    out.forward(record(Codec.encode(envelope), out.currentSystemTimeMs()), COMMANDS);
  }

  /** A record for a sink; the time in the topic is the time at which it goes there. */
  static Record<String, byte[]> record(WireMessage message, long atMillis) {
    RecordHeaders headers = new RecordHeaders();
    message
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new Record<>(String.valueOf(message.key()), message.body(), atMillis, headers);
  }

  private @Nullable ConversationFacts facts(String conversationId) {
    byte[] kept = opened(store).get(conversationId);
    return kept == null ? null : StoredJson.read(kept, ConversationFacts.class);
  }

  private void keep(String conversationId, ConversationFacts facts) {
    opened(store).put(conversationId, StoredJson.write(facts));
  }

  static <T> T opened(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the processor has not been opened");
    }
    return value;
  }
}
