package io.xiaoer.gateway;

import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.core.ServiceHours;
import io.xiaoer.gateway.media.Seals;
import java.time.Duration;

/** By what the tests' conversations are decided. */
public final class TestRules {
  /** Two minutes to edit and recall, a day to reopen, service at all hours, calls. */
  public static final Policy POLICY =
      new Policy(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofHours(24),
          ServiceHours.always(),
          new Policy.Calls(true, Duration.ofSeconds(45)));

  /** The key of seals, as {@code application.properties} of the tests has it. */
  public static final String SIGNING_KEY =
      "bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ==";

  /** Seals of that key. */
  public static final Seals SEALS = new Seals(SIGNING_KEY);

  private TestRules() {}
}
