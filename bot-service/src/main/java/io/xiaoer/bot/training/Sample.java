package io.xiaoer.bot.training;

/**
 * One encoded phrase.
 *
 * @param text normalised
 * @param vector the encoder's
 * @param label number of its intent, or {@link #OUT_OF_SCOPE}
 */
record Sample(String text, float[] vector, int label) {
  static final int OUT_OF_SCOPE = -1;

  boolean inScope() {
    return label != OUT_OF_SCOPE;
  }
}
