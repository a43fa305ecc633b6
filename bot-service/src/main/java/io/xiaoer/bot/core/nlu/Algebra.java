package io.xiaoer.bot.core.nlu;

/** The few vector operations that the heads share. */
public final class Algebra {
  private Algebra() {}

  /** The scalar product. */
  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** {@code vector} minus {@code mean}, of length 1: takes out what all sentences share. */
  public static float[] centred(float[] vector, float[] mean) {
    float[] made = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      made[i] = vector[i] - mean[i];
    }
    return unit(made);
  }

  /** The vector scaled to length 1, in place; a zero vector stays zero. */
  public static float[] unit(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; length > 0 && i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  /** Probabilities from scores. */
  public static double[] softmax(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double[] made = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      made[i] = Math.exp(scores[i] - max);
      sum += made[i];
    }
    for (int i = 0; i < made.length; i++) {
      made[i] /= sum;
    }
    return made;
  }

  /** The index of the greatest value; the first of equals. */
  public static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
