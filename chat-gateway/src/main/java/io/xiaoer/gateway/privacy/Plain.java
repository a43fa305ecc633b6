package io.xiaoer.gateway.privacy;

/**
 * A text as detectors read it: every character in its place, full-width forms and other scripts'
 * digits as their ASCII counterparts, every kind of blank and of dash as one. Keyboards for Chinese
 * give full-width digits at the press of a key.
 */
final class Plain {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;
  private static final int DECIMAL = 10;

  private Plain() {}

  /** Folds a text; the result has the same length. */
  static String of(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  private static char fold(char c) {
    if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
      return (char) (c - FULL_WIDTH_SHIFT);
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER ->
          Character.forDigit(Character.digit(c, DECIMAL), DECIMAL);
      case Character.SPACE_SEPARATOR, Character.FORMAT -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> c == '\u2212' ? '-' : c;
    };
  }
}
