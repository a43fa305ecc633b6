package io.xiaoer.proof;

/** Looks for bytes in bytes. */
final class Bytes {
  private Bytes() {}

  /** How often {@code part} stands in {@code whole}, without overlaps. */
  static int count(byte[] whole, byte[] part) {
    int found = 0;
    int at = 0;
    while (at <= whole.length - part.length) {
      if (startsAt(whole, at, part)) {
        found++;
        at += part.length;
      } else {
        at++;
      }
    }
    return found;
  }

  private static boolean startsAt(byte[] whole, int at, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (whole[at + i] != part[i]) {
        return false;
      }
    }
    return part.length > 0;
  }
}
