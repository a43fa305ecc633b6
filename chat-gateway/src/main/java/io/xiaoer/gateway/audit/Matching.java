package io.xiaoer.gateway.audit;

import io.xiaoer.gateway.audit.Break.Kind;
import io.xiaoer.gateway.audit.LedgerState.Early;
import io.xiaoer.gateway.audit.LedgerState.Open;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings commands and what came of them together. A command lies open from when it is read until an
 * event or a verdict names it; what is known of a command before it was read waits until it is.
 */
final class Matching {
  private final Accounts accounts;
  private final Tally tally;
  private final Findings findings;
  private final TreeMap<Long, Open> open = new TreeMap<>();
  private final TreeMap<Long, List<Early>> early = new TreeMap<>();

  Matching(Accounts accounts, Tally tally, Findings findings) {
    this.accounts = accounts;
    this.tally = tally;
    this.findings = findings;
  }

  void begin(List<Open> opened, List<Early> waiting) {
    opened.forEach(one -> open.put(one.offset(), one));
    waiting.forEach(this::waitFor);
  }

  void command(Seen.Command command) {
    String id = command.conversationId();
    Origin origin = accounts.of(id).originOfCommands();
    if (command.message()) {
      tally.count(origin, command.writtenAt(), Counts.ofTaken(1));
    }
    open.put(
        command.offset(),
        new Open(
            command.offset(),
            id,
            command.commandId(),
            origin,
            command.message(),
            command.writtenAt()));
    List<Early> known = early.remove(command.offset());
    if (known != null) {
      known.forEach(this::settle);
    }
  }

  /** Takes what is known of a command; it waits if not so many commands were read yet. */
  void known(Early one, long commands) {
    if (one.cause() >= commands) {
      waitFor(one);
    } else {
      settle(one);
    }
  }

  private void waitFor(Early one) {
    early.computeIfAbsent(one.cause(), _ -> new ArrayList<>()).add(one);
  }

  /** Brings together what is known of a command and the command, which was read. */
  private void settle(Early known) {
    Open command = open.get(known.cause());
    switch (known) {
      case Early.Came came -> {
        boolean fits =
            command != null
                && command.commandId().equals(came.commandId())
                && command.conversationId().equals(came.conversationId());
        // of a message the other events do not count: they may stand without it
        if (fits && command.message() == came.posted()) {
          open.remove(came.cause());
        } else if (!fits || came.posted()) {
          unexplained(came);
        }
      }
      case Early.Judged(long cause, Seen.Said said) -> {
        if (open.remove(cause) instanceof Open judged && judged.message()) {
          judged(judged, said.verdict());
        }
      }
    }
  }

  private void judged(Open command, Verdict verdict) {
    Account account = accounts.of(command.conversationId());
    switch (verdict.outcome()) {
      case REFUSED, BROKEN, UNKNOWN, NOTHING ->
          tally.count(command.origin(), command.writtenAt(), Counts.ofFailed());
      case REPEATED -> {
        tally.count(command.origin(), command.writtenAt(), Counts.ofRepeated());
        accounts.move(
            account.dropping(
                new Account.Dropped(command.commandId(), verdict.firstSeq(), command.writtenAt())));
      }
    }
  }

  void judgedBefore(long offset) {
    for (Open command : List.copyOf(open.headMap(offset).values())) {
      open.remove(command.offset());
      if (command.message()) {
        tally.count(command.origin(), command.writtenAt(), Counts.ofLost());
      }
      findings.command(command, Kind.LOST);
    }
  }

  void unjudged(Open command) {
    findings.command(command, Kind.UNJUDGED);
  }

  void commandsEndAt(long offset) {
    Map<Long, List<Early>> beyond = early.tailMap(offset);
    List<Early> impossible = beyond.values().stream().flatMap(List::stream).toList();
    beyond.clear();
    for (Early one : impossible) {
      if (one instanceof Early.Came came) {
        unexplained(came);
      }
    }
  }

  void unexplained(Early.Came came) {
    Origin origin = accounts.origin(came.conversationId());
    if (came.posted()) {
      tally.count(origin, came.writtenAt(), Counts.ofForged());
    }
    findings.unexplained(came, origin);
  }

  Equation equation(Origin origin, Counts some) {
    long unjudged = open.values().stream().filter(one -> isUnjudged(one, origin)).count();
    long unread = waiting().stream().filter(one -> isUnread(one, origin)).count();
    return Equation.of(some, unjudged, unread);
  }

  private boolean isUnjudged(Open one, Origin origin) {
    return one.message() && one.origin().equals(origin);
  }

  private boolean isUnread(Early one, Origin origin) {
    return one instanceof Early.Came came
        && came.posted()
        && accounts.origin(came.conversationId()).equals(origin);
  }

  int size() {
    return open.size();
  }

  @Nullable Open oldest() {
    Map.Entry<Long, Open> first = open.firstEntry();
    return first == null ? null : first.getValue();
  }

  List<Open> open() {
    return List.copyOf(open.values());
  }

  List<Early> waiting() {
    return early.values().stream().flatMap(List::stream).toList();
  }

  /** Conversations that are needed to go on. */
  Set<String> conversations() {
    Set<String> ids = new HashSet<>();
    open.values().forEach(one -> ids.add(one.conversationId()));
    for (Early one : waiting()) {
      switch (one) {
        case Early.Came came -> ids.add(came.conversationId());
        case Early.Judged judged -> ids.add(judged.said().conversationId());
      }
    }
    return ids;
  }
}
