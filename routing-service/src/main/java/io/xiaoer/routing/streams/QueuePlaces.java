package io.xiaoer.routing.streams;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.signal.ConversationSignal.QueuePlace;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.WaitEstimate;
import io.xiaoer.routing.core.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells waiting customers their places, at most as often as it is asked: the first {@value #PROMPT}
 * as soon as their place or estimate changes, everybody once in a while, so that one who comes back
 * to the page learns his.
 */
final class QueuePlaces {
  /** How many at the head of the line are told of every change. */
  private static final int PROMPT = 100;

  private record Told(QueuePlace place, Instant at) {}

  private final Duration again;
  private final Map<String, Map<String, Told>> toldByDesk = new HashMap<>();

  QueuePlaces(Duration again) {
    this.again = again;
  }

  List<Envelope.OfSignal> changes(Desk desk, Instant now) {
    Map<String, Told> told = toldByDesk.computeIfAbsent(desk.id(), id -> new HashMap<>());
    List<Envelope.OfSignal> signals = new ArrayList<>();
    Map<String, Told> current = new HashMap<>();
    int number = 0;
    for (Waiting waiting : desk.line().inOrder()) {
      number++;
      QueuePlace place = new QueuePlace(number, WaitEstimate.seconds(desk, waiting, number));
      Told before = told.get(waiting.conversationId());
      boolean changed = before == null || (number <= PROMPT && !before.place().equals(place));
      if (changed || now.isAfter(before.at().plus(again))) {
        current.put(waiting.conversationId(), new Told(place, now));
        signals.add(
            new Envelope.OfSignal(
                UUID.randomUUID().toString(),
                "/routing-service",
                waiting.conversationId(),
                now,
                null,
                place));
      } else {
        current.put(waiting.conversationId(), before);
      }
    }
    toldByDesk.put(desk.id(), current);
    return signals;
  }
}
