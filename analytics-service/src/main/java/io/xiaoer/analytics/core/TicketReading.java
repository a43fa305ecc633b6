package io.xiaoer.analytics.core;

import static io.xiaoer.analytics.core.Observation.counted;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What tickets' events add to the figures. */
public final class TicketReading {
  private TicketReading() {}

  /** Reads the next event of a ticket that has been read so far. */
  public static Reading<Position> read(
      Optional<Position> known, Envelope.OfEvent<TicketEvent> event) {
    Position before = known.orElse(Position.START);
    long seq = event.facts().seq();
    if (seq <= before.lastSeq()) {
      return new Reading.Duplicate<>();
    }
    return new Reading.Counts<>(
        new Position(seq, event.time()),
        observed(event.time(), event.data()),
        seq > before.lastSeq() + 1);
  }

  private static List<Observation> observed(Instant at, TicketEvent event) {
    return switch (event) {
      case TicketEvent.RatingRecorded rating ->
          List.of(
              new Observation(
                  rating.shopId(),
                  at,
                  new Observation.Fact.Rated(rating.stars(), rating.solved())));
      case TicketEvent.CaseOpened opened ->
          List.of(counted(opened.shopId(), at, Count.CASES, Count.ALL));
      // a case is a matter that was not solved; what was reported is counted as reported
      case TicketEvent.ReportOpened _ -> List.of();
    };
  }
}
