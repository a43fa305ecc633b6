package io.xiaoer.gateway.kafka;

import io.xiaoer.gateway.AuditConfig;
import java.time.Duration;

/** Settings of an audit as they are by default, but for the pace. */
final class QuickAudit implements AuditConfig {
  @Override
  public Duration every() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration unjudgedAfter() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int openCommands() {
    return 5_000;
  }

  @Override
  public int conversations() {
    return 20_000;
  }

  @Override
  public Duration comparedFor() {
    return Duration.ofHours(1);
  }
}
