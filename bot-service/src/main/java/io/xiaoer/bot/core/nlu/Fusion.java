package io.xiaoer.bot.core.nlu;

import java.util.List;

/**
 * Late fusion: a weighted mean of the heads' probabilities. The weights come from cross-validation.
 *
 * @param softmax weight of the encoder's linear head
 * @param neighbours weight of the nearest phrases
 * @param centroids weight of the class centroids
 * @param grams weight of the character n-grams
 */
public record Fusion(double softmax, double neighbours, double centroids, double grams) {
  /** The fused probabilities of heads in the order of this record's weights. */
  public double[] fuse(List<double[]> heads) {
    double[] weights = {softmax, neighbours, centroids, grams};
    double[] made = new double[heads.getFirst().length];
    for (int h = 0; h < weights.length; h++) {
      for (int c = 0; c < made.length; c++) {
        made[c] += weights[h] * heads.get(h)[c];
      }
    }
    return made;
  }
}
