package io.xiaoer.analytics.core;

import java.time.Instant;

/**
 * How far a desk's or ticket's events have been read.
 *
 * @param lastSeq the number of the last event that counted; anything up to it is a duplicate
 * @param lastAt when that was
 */
public record Position(long lastSeq, Instant lastAt) {
  /** Before the first event. */
  public static final Position START = new Position(0, Instant.EPOCH);
}
