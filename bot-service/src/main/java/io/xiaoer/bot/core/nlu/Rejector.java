package io.xiaoer.bot.core.nlu;

/**
 * A logistic judge of the fused answer: the probability that it is right. It learned from held-out
 * phrases (right: 1, wrong: 0) and from out-of-scope sentences (0), so one threshold serves
 * nonsense and confusion alike.
 *
 * @param weights one for each of {@link #FEATURES}, for standardised features
 * @param bias the intercept
 * @param means of the features in training
 * @param deviations of the features in training
 * @param threshold the bot abstains below this probability
 */
public record Rejector(
    double[] weights, double bias, double[] means, double[] deviations, double threshold) {
  /** log p1, margin, entropy, five-neighbour cosine, centroid cosine, greatest logits. */
  public static final int FEATURES = 7;

  /** The probability that the answer with these features is right. */
  public double probability(double[] features) {
    double z = bias;
    for (int i = 0; i < weights.length; i++) {
      z += weights[i] * (features[i] - means[i]) / deviations[i];
    }
    return 1 / (1 + Math.exp(-z));
  }

  /** The features of a fused answer. */
  public static double[] features(
      double[] fused, NeighbourHead.Votes votes, double[] logits, double[] gramLogits) {
    double first = 0;
    double second = 0;
    double entropy = 0;
    for (double p : fused) {
      if (p > first) {
        second = first;
        first = p;
      } else {
        second = Math.max(second, p);
      }
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return new double[] {
      Math.log(Math.max(first, 1e-9)),
      first - second,
      entropy,
      votes.nearest(),
      votes.nearestCentroid(),
      logits[Algebra.argMax(logits)],
      gramLogits[Algebra.argMax(gramLogits)]
    };
  }
}
