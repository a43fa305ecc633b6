package io.xiaoer.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.mongo.RevealLog;
import io.xiaoer.gateway.mongo.RevealLog.Reveal;
import io.xiaoer.gateway.vault.Vault;
import io.xiaoer.gateway.vault.Vault.Opened;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Opens sealed originals for people. Nobody sees one before it is durable that he does. */
@Singleton
class Reveals {
  private final Vault vault;
  private final RevealLog log;
  private final Clock clock;
  private final MeterRegistry meters;

  Reveals(Vault vault, RevealLog log, Clock clock, MeterRegistry meters) {
    this.vault = vault;
    this.log = log;
    this.clock = clock;
    this.meters = meters;
  }

  /** Opens an original of a conversation for somebody who may see it. */
  Opened open(Known conversation, RevealResource.Wish wish, Caller caller) {
    Opened opened = vault.open(conversation.id(), wish.sealedId());
    if (opened instanceof Opened.Original original) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      log.add(
          new Reveal(
              RevealLog.id(conversation.shopId(), now),
              conversation.id(),
              wish.sealedId(),
              original.kind(),
              caller.id(),
              caller.name(),
              wish.reason().strip(),
              now));
      meters.counter("gateway.reveals", "kind", original.kind().name()).increment();
    }
    return opened;
  }
}
