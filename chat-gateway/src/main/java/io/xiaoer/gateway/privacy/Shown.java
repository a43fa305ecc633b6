package io.xiaoer.gateway.privacy;

/** What is written in place of what was masked. */
final class Shown {
  /** A word with this in it is masked already. */
  static final String MASKED = "***";

  private static final char MASK = '*';
  private static final int SECRET_MASKS = 6;

  private Shown() {}

  /**
   * A number of which only the ends are left; separators stay.
   *
   * @param first how many digits are left at its beginning
   * @param last how many at its end
   */
  static String ends(String number, int first, int last) {
    long digits = number.chars().filter(Shown::counts).count();
    StringBuilder shown = new StringBuilder(number.length());
    int at = 0;
    for (char c : number.toCharArray()) {
      if (counts(c)) {
        shown.append(at < first || at >= digits - last ? c : MASK);
        at++;
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Of a secret nothing is left, not even how long it was where it was long. */
  static String nothing(int length) {
    return String.valueOf(MASK).repeat(Math.min(length, SECRET_MASKS));
  }

  /** What is shown, as long as what it replaces. */
  static String padded(String shown, int length) {
    return shown + String.valueOf(MASK).repeat(length - shown.length());
  }

  private static boolean counts(int c) {
    return c >= '0' && c <= '9' || c == 'X' || c == 'x';
  }
}
