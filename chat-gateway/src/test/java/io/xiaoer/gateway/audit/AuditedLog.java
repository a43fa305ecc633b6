package io.xiaoer.gateway.audit;

import io.xiaoer.gateway.audit.Seen.Effect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Three topics as a sequencer that makes no mistake writes them; a test may then spoil them. */
final class AuditedLog {
  static final String TOPIC_ID = "topic-1";
  private static final Origin[] ORIGINS = {
    new Origin("yunxi", "ORDER"), new Origin("yunxi", "HELP_CENTRE")
  };
  private static final long START = 1_763_712_000_000L;

  final List<Seen> commands = new ArrayList<>();
  final List<Seen> events = new ArrayList<>();
  final List<Seen> verdicts = new ArrayList<>();
  private final Map<String, Long> lastSeq = new HashMap<>();
  private final Map<String, String> chains = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private long now = START;

  /** A log of some conversations in which everything happens that may happen. */
  static AuditedLog random(Random random, int steps) {
    AuditedLog log = new AuditedLog();
    for (int step = 0; step < steps; step++) {
      log.now += random.nextInt(600_000);
      String id = "c-" + random.nextInt(4);
      if (!log.lastSeq.containsKey(id) && random.nextInt(4) > 0) {
        log.open(id, ORIGINS[random.nextInt(ORIGINS.length)]);
        continue;
      }
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> log.says(id, random.nextBoolean() ? Side.CUSTOMER : Side.SHOP);
        case 3 -> log.refused(id);
        case 4 -> log.repeats(id);
        case 5 -> log.shows(id, random.nextBoolean() ? Side.CUSTOMER : Side.SHOP, random);
        case 6 -> log.comesToNothing(id);
        default -> log.publishesAgain(random);
      }
    }
    return log;
  }

  void open(String id, Origin origin) {
    Cause cause = command(id, "open-" + id, false, origin);
    event(id, "open-" + id, cause, new Effect.Opened(origin));
    event(id, "open-" + id, cause, new Effect.None());
  }

  /** A message; every third gives more than one event. */
  void says(String id, Side author) {
    if (!lastSeq.containsKey(id)) {
      refused(id);
      return;
    }
    String command = nextCommand(id);
    Cause cause = command(id, command, true, null);
    boolean more = commands.size() % 3 == 0;
    if (more) {
      event(id, command, cause, new Effect.None());
    }
    event(id, command, cause, new Effect.Posted(author));
    if (more) {
      event(id, command, cause, new Effect.None());
    }
  }

  void refused(String id) {
    String command = nextCommand(id);
    Cause cause = command(id, command, true, null);
    verdict(id, new Verdict(cause, Verdict.Outcome.REFUSED, command, "NO_CONTROL", 0));
  }

  private void repeats(String id) {
    String command = "again-" + nextCommand(id);
    Cause cause = command(id, command, true, null);
    if (lastSeq.containsKey(id)) {
      verdict(id, new Verdict(cause, Verdict.Outcome.REPEATED, command, null, 1));
    } else {
      verdict(id, new Verdict(cause, Verdict.Outcome.REFUSED, command, "UNKNOWN", 0));
    }
  }

  private void shows(String id, Side reader, Random random) {
    long last = lastSeq.getOrDefault(id, 0L);
    if (last == 0) {
      refused(id);
      return;
    }
    String command = nextCommand(id);
    Cause cause = command(id, command, false, null);
    event(id, command, cause, new Effect.Shown(reader, 1 + random.nextLong(last)));
  }

  private void comesToNothing(String id) {
    String command = nextCommand(id);
    Cause cause = command(id, command, false, null);
    verdict(id, new Verdict(cause, Verdict.Outcome.NOTHING, command));
  }

  /** What a node does that takes over from one that died: the last events and verdicts again. */
  private void publishesAgain(Random random) {
    again(events, random.nextInt(4));
    again(verdicts, random.nextInt(2));
  }

  private static void again(List<Seen> topic, int number) {
    for (Seen seen : List.copyOf(topic.subList(Math.max(0, topic.size() - number), topic.size()))) {
      topic.add(at(seen, topic.size()));
    }
  }

  Cause command(String id, String commandId, boolean message, Origin opens) {
    long offset = commands.size();
    commands.add(new Seen.Command(offset, id, commandId, message, opens, now));
    return new Cause(TOPIC_ID, 0, offset, now);
  }

  void event(String id, String commandId, Cause cause, Effect effect) {
    long seq = lastSeq.merge(id, 1L, Long::sum);
    byte[] body = ("%s %d %s".formatted(id, seq, effect)).getBytes(StandardCharsets.UTF_8);
    String chain = Chain.next(chains.getOrDefault(id, Chain.before(id)), body);
    chains.put(id, chain);
    events.add(new Seen.Event(events.size(), id, seq, commandId, chain, cause, body, effect, now));
  }

  private void verdict(String id, Verdict verdict) {
    verdicts.add(new Seen.Said(verdicts.size(), id, verdict, now));
  }

  private String nextCommand(String id) {
    return id + "-" + told.merge(id, 1, Integer::sum);
  }

  /** The same record at another place. */
  static Seen at(Seen seen, long offset) {
    return switch (seen) {
      case Seen.Command c ->
          new Seen.Command(
              offset, c.conversationId(), c.commandId(), c.message(), c.opens(), c.writtenAt());
      case Seen.Event e ->
          new Seen.Event(
              offset,
              e.conversationId(),
              e.seq(),
              e.causationId(),
              e.chain(),
              e.cause(),
              e.body(),
              e.effect(),
              e.writtenAt());
      case Seen.Said s -> new Seen.Said(offset, s.conversationId(), s.verdict(), s.writtenAt());
    };
  }

  /** Numbers a topic anew, after something was taken out of it or put into it. */
  static void renumber(List<Seen> topic) {
    for (int i = 0; i < topic.size(); i++) {
      topic.set(i, at(topic.get(i), i));
    }
  }
}
