package io.xiaoer.bot.core.nlu;

import java.util.List;

/**
 * Late fusion: a weighted geometric mean of the heads' probabilities, so that doubt of one head
 * tempers the others. The weights come from cross-validation.
 *
 * @param softmax weight of the encoder's linear head
 * @param neighbours weight of the nearest phrases
 * @param centroids weight of the class centroids
 * @param grams weight of the character n-grams
 */
public record Fusion(double softmax, double neighbours, double centroids, double grams) {
  // No head may rule a class out alone.
  private static final double FLOOR = 1e-4;

  /** The fused probabilities of heads in the order of this record's weights. */
  public double[] fuse(List<double[]> heads) {
    double[] weights = {softmax, neighbours, centroids, grams};
    double[] scores = new double[heads.getFirst().length];
    for (int h = 0; h < weights.length; h++) {
      for (int c = 0; c < scores.length; c++) {
        scores[c] += weights[h] * Math.log(Math.max(heads.get(h)[c], FLOOR));
      }
    }
    return Algebra.softmax(scores);
  }
}
