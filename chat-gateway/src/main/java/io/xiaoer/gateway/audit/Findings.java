package io.xiaoer.gateway.audit;

import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.audit.Break.Kind;
import io.xiaoer.gateway.audit.LedgerState.Early;
import io.xiaoer.gateway.audit.LedgerState.Open;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ledger found that does not fit, until it is asked. */
final class Findings {
  private final int partition;
  private final List<Break> breaks = new ArrayList<>();

  Findings(int partition) {
    this.partition = partition;
  }

  void event(
      Seen.Event event,
      Origin origin,
      Kind kind,
      @Nullable String expected,
      @Nullable String found) {
    breaks.add(
        new Break(
            kind,
            origin,
            event.conversationId(),
            event.seq(),
            Topics.CONVERSATION_EVENTS,
            partition,
            event.offset(),
            event.causationId(),
            expected,
            found,
            Instant.ofEpochMilli(event.writtenAt())));
  }

  void command(Open command, Kind kind) {
    breaks.add(
        new Break(
            kind,
            command.origin(),
            command.conversationId(),
            0,
            Topics.CONVERSATION_COMMANDS,
            partition,
            command.offset(),
            command.commandId(),
            null,
            null,
            Instant.ofEpochMilli(command.writtenAt())));
  }

  void unexplained(Early.Came came, Origin origin) {
    breaks.add(
        new Break(
            Kind.UNEXPLAINED,
            origin,
            came.conversationId(),
            came.seq(),
            Topics.CONVERSATION_EVENTS,
            partition,
            came.offset(),
            came.commandId(),
            null,
            null,
            Instant.ofEpochMilli(came.writtenAt())));
  }

  void falseRepetition(Seen.Said said, Origin origin, long lastSeq) {
    String command = said.verdict().commandId();
    breaks.add(
        new Break(
            Kind.FALSE_REPETITION,
            origin,
            said.conversationId(),
            said.verdict().firstSeq(),
            Topics.CONVERSATION_VERDICTS,
            partition,
            said.offset(),
            command == null ? "" : command,
            "at most " + lastSeq,
            "" + said.verdict().firstSeq(),
            Instant.ofEpochMilli(said.writtenAt())));
  }

  void unbalanced(Origin origin, long difference, long commands, long writtenAt) {
    breaks.add(
        new Break(
            Kind.UNBALANCED,
            origin,
            "",
            0,
            Topics.CONVERSATION_COMMANDS,
            partition,
            commands - 1,
            "",
            "0",
            "" + difference,
            Instant.ofEpochMilli(writtenAt)));
  }

  List<Break> drain() {
    List<Break> found = List.copyOf(breaks);
    breaks.clear();
    return found;
  }
}
