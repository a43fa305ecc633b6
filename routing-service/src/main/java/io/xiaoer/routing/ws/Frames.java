package io.xiaoer.routing.ws;

import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.routing.core.AgentAtDesk;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Served;
import io.xiaoer.routing.core.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the desk's state looks like in frames. */
final class Frames {
  /** Version of the socket's protocol. */
  private static final int PROTOCOL = 1;

  private Frames() {}

  static DeskFrame.Welcome welcome(Desk desk, Staff staff, int heartbeatSeconds, int capacity) {
    String agentId = staff.agent().id();
    AgentAtDesk known = desk.agents().get(agentId);
    List<DeskFrame.Assigned> conversations =
        desk.served().values().stream()
            .filter(served -> served.agentId().equals(agentId))
            .sorted(Comparator.comparing(Served::assignedAt).thenComparing(Served::conversationId))
            .map(Frames::assigned)
            .toList();
    List<DeskFrame.Offered> offers = new ArrayList<>();
    for (Waiting waiting : desk.line().inOrder()) {
      Waiting.Offer offer = waiting.offer();
      if (offer != null && offer.agentId().equals(agentId)) {
        offers.add(offered(waiting, offer));
      }
    }
    return new DeskFrame.Welcome(
        PROTOCOL,
        staff.agent(),
        staff.deskId(),
        new TreeSet<>(staff.skills()),
        capacity,
        known == null ? Presence.OFFLINE : known.presence(),
        conversations,
        offers,
        staff.tokenExpiresAt(),
        heartbeatSeconds);
  }

  static DeskFrame.Assigned assigned(Served served) {
    return new DeskFrame.Assigned(
        served.conversationId(),
        served.customer(),
        served.problemClass(),
        served.brief(),
        served.assignedAt());
  }

  static DeskFrame.Offered offered(Waiting waiting, Waiting.Offer offer) {
    return new DeskFrame.Offered(
        offer.id(),
        waiting.conversationId(),
        waiting.customer(),
        waiting.problemClass(),
        waiting.brief(),
        waiting.arrivedAt(),
        offer.expiresAt(),
        offer.why());
  }

  static DeskFrame.QueueIs queue(Desk desk) {
    Instant oldest =
        desk.line().inOrder().stream()
            .map(Waiting::arrivedAt)
            .min(Comparator.naturalOrder())
            .orElse(null);
    long online =
        desk.agents().values().stream()
            .filter(agent -> agent.presence() == Presence.ONLINE)
            .count();
    return new DeskFrame.QueueIs(desk.line().size(), oldest, Math.toIntExact(online));
  }

  static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the desk's state misses what an event has just put there");
    }
    return value;
  }
}
