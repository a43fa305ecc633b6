package io.xiaoer.bot.core.nlu;

/**
 * A multinomial logistic head: one row of class weights for each feature.
 *
 * @param weights by feature, then class; a feature never seen in training has {@code null}
 * @param bias by class
 */
public record LinearHead(float[] @org.jspecify.annotations.Nullable [] weights, float[] bias) {
  /** Scores (logits) of the classes. */
  public double[] scores(SparseRow row) {
    double[] scores = new double[bias.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = bias[c];
    }
    for (int i = 0; i < row.indices().length; i++) {
      float[] byClass = weights[row.indices()[i]];
      if (byClass != null) {
        float value = row.values()[i];
        for (int c = 0; c < scores.length; c++) {
          scores[c] += value * byClass[c];
        }
      }
    }
    return scores;
  }
}
