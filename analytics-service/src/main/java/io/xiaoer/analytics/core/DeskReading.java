package io.xiaoer.analytics.core;

import static io.xiaoer.analytics.core.Observation.counted;
import static io.xiaoer.analytics.core.Observation.timed;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What desks' events add to the figures. A desk is its shop's, and has its id. */
public final class DeskReading {
  private DeskReading() {}

  /** Reads the next event of a desk that has been read so far. */
  public static Reading<Position> read(
      Optional<Position> known, Envelope.OfEvent<DeskEvent> event) {
    Position before = known.orElse(Position.START);
    long seq = event.facts().seq();
    if (seq <= before.lastSeq()) {
      return new Reading.Duplicate<>();
    }
    return new Reading.Counts<>(
        new Position(seq, event.time()),
        observed(event.subject(), event.time(), event.data()),
        seq > before.lastSeq() + 1);
  }

  private static List<Observation> observed(String desk, Instant at, DeskEvent event) {
    return switch (event) {
      case DeskEvent.ConversationQueued queued -> List.of(counted(desk, at, Count.QUEUED, desk));
      case DeskEvent.ConversationAssigned assigned ->
          List.of(
              counted(desk, at, Count.ASSIGNED, desk),
              timed(desk, at, Timing.WAITING, assigned.waitedMillis()));
      case DeskEvent.ConversationAbandoned abandoned ->
          List.of(counted(desk, at, Count.ABANDONED, desk));
      case DeskEvent.ConversationReprioritised again -> List.of();
      case DeskEvent.OfferMade offer -> List.of();
      case DeskEvent.OfferEnded ended -> List.of();
      case DeskEvent.ServiceFinished finished -> List.of();
      case DeskEvent.AgentLost lost -> List.of();
      case DeskEvent.AgentSignedIn arrived -> List.of();
      case DeskEvent.PresenceChanged changed -> List.of();
    };
  }
}
