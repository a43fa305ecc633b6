package io.xiaoer.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.mongo.RevealLog;
import io.xiaoer.gateway.mongo.RevealLog.Export;
import io.xiaoer.rest.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Hands out what is held about a person. Nobody but himself gets it before it is durable that he
 * does.
 */
@Singleton
class Exports {
  private final ExportWriter writer;
  private final RevealLog log;
  private final Clock clock;
  private final MeterRegistry meters;
  private final String deskId;

  Exports(
      ExportWriter writer, RevealLog log, Clock clock, MeterRegistry meters, GatewayConfig config) {
    this.writer = writer;
    this.log = log;
    this.clock = clock;
    this.meters = meters;
    this.deskId = config.shop().id();
  }

  /** The caller's own. */
  StreamingOutput own(Caller caller) {
    String customerId = caller.id();
    count("customer");
    return out -> writer.write(customerId, true, out);
  }

  /**
   * A customer's, for an officer.
   *
   * @throws ProblemException 404 {@code unknown-customer} if nothing is held about him; then
   *     nothing is noted, for nothing was seen
   */
  StreamingOutput of(String customerId, String reason, Caller officer) {
    if (!writer.holds(customerId)) {
      throw new ProblemException(
          Status.NOT_FOUND, "unknown-customer", "nothing is held about a customer of this id");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    log.add(
        new Export(
            RevealLog.id(deskId, now),
            customerId,
            officer.id(),
            officer.name(),
            reason.strip(),
            now));
    count("officer");
    return out -> writer.write(customerId, false, out);
  }

  private void count(String by) {
    meters.counter("gateway.exports", "by", by).increment();
  }
}
