package io.xiaoer.gateway.http;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Admits so many calls per address in each minute. It remembers the minute's addresses only, and at
 * most {@link #ADDRESSES}; beyond that, new addresses share one count.
 */
final class AddressLimit {
  static final int ADDRESSES = 10_000;
  private static final long MINUTE_SECONDS = 60;
  private static final String REST = "others";

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Integer> calls = new HashMap<>();
  private long minute;

  AddressLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  synchronized boolean admits(@Nullable String address) {
    long now = clock.instant().getEpochSecond() / MINUTE_SECONDS;
    if (now != minute) {
      minute = now;
      calls.clear();
    }
    String known = address == null ? REST : address;
    String counted = calls.containsKey(known) || calls.size() < ADDRESSES ? known : REST;
    return calls.merge(counted, 1, Integer::sum) <= perMinute;
  }
}
