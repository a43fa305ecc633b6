package io.xiaoer.bot.core.nlu;

import java.util.Map;
import java.util.TreeMap;

/**
 * Character n-grams hashed into buckets: what the encoder misses (typos, fragments, product words)
 * is often plain in the letters. Weights are 1 + log(count), the row has length 1.
 */
public final class CharGrams {
  /** Buckets; with some ten thousand different n-grams a collision is rare enough. */
  public static final int BUCKETS = 1 << 15;

  private CharGrams() {}

  /** The row of a normalised text: Chinese counts 1 to 3 characters, English 2 to 5. */
  public static SparseRow of(String normalised, Language language) {
    boolean chinese = language == Language.ZH;
    String text = " " + normalised.replaceAll("[\\p{Punct}\\p{IsPunctuation}]+", " ").strip() + " ";
    if (chinese) {
      text = text.replace(" ", "");
      text = "^" + text + "$";
    }
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int n = chinese ? 1 : 2; n <= (chinese ? 3 : 5); n++) {
      for (int i = 0; i + n <= text.length(); i++) {
        counts.merge(bucket(text.substring(i, i + n)), 1, Integer::sum);
      }
    }
    return row(counts);
  }

  private static int bucket(String gram) {
    int hash = gram.hashCode() * 0x9E3779B1;
    return (hash ^ hash >>> 15) & (BUCKETS - 1);
  }

  private static SparseRow row(Map<Integer, Integer> counts) {
    int[] indices = new int[counts.size()];
    float[] values = new float[counts.size()];
    int at = 0;
    double squares = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      indices[at] = entry.getKey();
      values[at] = (float) (1 + Math.log(entry.getValue()));
      squares += values[at] * values[at];
      at++;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new SparseRow(indices, values);
  }
}
