package io.xiaoer.gateway.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Equation;
import io.xiaoer.gateway.audit.Origin;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** How the audit of this node is: its figures, for metrics and health. */
@Singleton
public final class AuditState {
  private static final Equation NOTHING = new Equation(0, 0, 0, 0, 0);

  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Origin, Equation> equations = new ConcurrentHashMap<>();
  private final Set<Origin> shown = new HashSet<>();
  private volatile Instant closedAt;
  private volatile long openBreaks;
  private volatile double unjudgedSeconds;
  private volatile long behind;

  /** Nothing was audited yet. */
  public AuditState(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.closedAt = clock.instant();
    for (Break.Kind kind : Break.Kind.values()) {
      meters.counter("gateway.audit.breaks", "kind", kind.name());
    }
    gauge("gateway.audit.breaks.open", "Breaks that nobody has acknowledged", s -> s.openBreaks);
    gauge("gateway.audit.unjudged.seconds", "Oldest command not judged", s -> s.unjudgedSeconds);
    gauge("gateway.audit.behind.records", "Records not audited yet", s -> s.behind);
    gauge("gateway.audit.closed.seconds", "Since books were closed", s -> s.age().toMillis() / 1e3);
  }

  private void gauge(String name, String description, ToDoubleFunction<AuditState> value) {
    Gauge.builder(name, this, value).description(description).register(meters);
  }

  /** How long ago books were last closed. */
  public Duration age() {
    return Duration.between(closedAt, clock.instant());
  }

  /** Breaks of the shop that nobody has acknowledged, on whatever node they were found. */
  public long openBreaks() {
    return openBreaks;
  }

  void found(Break one) {
    meters.counter("gateway.audit.breaks", "kind", one.kind().name()).increment();
  }

  void closed(long open, Duration unjudged, long unread) {
    openBreaks = open;
    unjudgedSeconds = unjudged.toMillis() / 1e3;
    behind = unread;
    closedAt = clock.instant();
  }

  /** Sums of the partitions of this node. */
  void sums(Iterable<Map<Origin, Equation>> partitions) {
    Map<Origin, Equation> sums = new HashMap<>();
    partitions.forEach(
        one -> one.forEach((origin, some) -> sums.merge(origin, some, Equation::plus)));
    equations.keySet().forEach(origin -> sums.putIfAbsent(origin, NOTHING));
    equations.putAll(sums);
    sums.keySet().forEach(this::show);
  }

  private void show(Origin origin) {
    if (shown.add(origin)) {
      part(origin, "accepted", Equation::accepted);
      part(origin, "displayed", Equation::displayed);
      part(origin, "waiting", Equation::waiting);
      part(origin, "failed", Equation::failed);
      part(origin, "repeated", Equation::repeated);
      Gauge.builder("gateway.audit.difference", this, s -> s.of(origin, Equation::difference))
          .description("accepted - displayed - waiting - failed; not zero: a break")
          .tags("shop", origin.shopId(), "entrance", origin.entrance())
          .register(meters);
    }
  }

  private void part(Origin origin, String part, ToDoubleFunction<Equation> value) {
    Gauge.builder("gateway.audit.messages", this, s -> s.of(origin, value))
        .description("Messages of the partitions that this node audits")
        .tags(Tags.of("shop", origin.shopId(), "entrance", origin.entrance(), "part", part))
        .register(meters);
  }

  private double of(Origin origin, ToDoubleFunction<Equation> value) {
    return value.applyAsDouble(equations.getOrDefault(origin, NOTHING));
  }
}
