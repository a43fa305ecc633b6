package io.xiaoer.routing.streams;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.routing.core.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes commands of timers that have run out. The same timer gives the same command id, so that one
 * sent twice has its effect once; what was sent is kept in memory only to send it less often.
 */
final class TimerCommands {
  /** After how long a timer that is still due is sent again. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Map<String, Map<String, Instant>> sent = new HashMap<>();

  List<Envelope.OfCommand<DeskCommand>> commands(String deskId, List<Timers.Due> due, Instant now) {
    Map<String, Instant> before = sent.computeIfAbsent(deskId, id -> new HashMap<>());
    Set<String> names = new HashSet<>();
    List<Envelope.OfCommand<DeskCommand>> commands = new ArrayList<>();
    for (Timers.Due timer : due) {
      names.add(timer.name());
      Instant last = before.get(timer.name());
      if (last == null || now.isAfter(last.plus(AGAIN))) {
        before.put(timer.name(), now);
        commands.add(
            new Envelope.OfCommand<>(
                id(deskId, timer.name()), "/routing-service", deskId, now, timer.command()));
      }
    }
    before.keySet().retainAll(names);
    return commands;
  }

  private static String id(String deskId, String name) {
    String full = "timer/" + deskId + "/" + name;
    return UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
