package io.xiaoer.gateway.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The range of bytes that a request asks for (RFC 9110, section 14). */
sealed interface ByteRange {
  /** One range; several at once, and other units, are answered with all bytes. */
  Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** All bytes. */
  record Whole() implements ByteRange {}

  /** From the first to the last, both included, from 0. */
  record Part(long from, long to) implements ByteRange {}

  /** There is no such range. */
  record None() implements ByteRange {}

  /**
   * Reads the header.
   *
   * @param length how many bytes there are
   */
  static ByteRange of(@Nullable String header, long length) {
    Matcher range = RANGE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Whole();
    }
    if (range.group(1).isEmpty()) {
      long last = Long.parseLong(range.group(2));
      return last == 0 ? new None() : new Part(Math.max(0, length - last), length - 1);
    }
    long from = Long.parseLong(range.group(1));
    long to =
        range.group(2).isEmpty()
            ? length - 1
            : Math.min(length - 1, Long.parseLong(range.group(2)));
    return from >= length || to < from ? new None() : new Part(from, to);
  }
}
