package io.xiaoer.bot.core.nlu;

/**
 * The non-zero features of one text.
 *
 * @param indices feature numbers
 * @param values their weights, of the same length
 */
public record SparseRow(int[] indices, float[] values) {
  /** A dense vector as a row, each value times {@code scale}. */
  public static SparseRow dense(float[] vector, float scale) {
    int[] indices = new int[vector.length];
    float[] values = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      indices[i] = i;
      values[i] = vector[i] * scale;
    }
    return new SparseRow(indices, values);
  }
}
