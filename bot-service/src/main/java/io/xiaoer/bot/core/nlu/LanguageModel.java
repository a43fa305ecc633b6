package io.xiaoer.bot.core.nlu;

import java.util.List;

/**
 * Everything learned about one language.
 *
 * @param language which
 * @param version names the phrases and the recipe it was made of; goes into every event
 * @param intents the classes, by number
 * @param mean of the training vectors; subtracted from every vector
 * @param softmax linear head on the encoder's vector
 * @param neighbours stored phrases and centroids
 * @param grams linear head on character n-grams
 * @param fusion how the heads are weighed
 * @param rejector when to abstain
 */
public record LanguageModel(
    Language language,
    String version,
    List<String> intents,
    float[] mean,
    LinearHead softmax,
    NeighbourHead neighbours,
    LinearHead grams,
    Fusion fusion,
    Rejector rejector) {
  /** Vectors have length 1; times this, the linear head learns in few steps. */
  public static final float VECTOR_SCALE = 8;

  /** Copies the intents. */
  public LanguageModel {
    intents = List.copyOf(intents);
  }

  /**
   * What was understood.
   *
   * @param intent the likeliest intent
   * @param confidence the probability that it is right, 0 to 1
   * @param accepted whether the confidence reaches the model's threshold
   * @param second the second likeliest intent
   */
  public record Reading(String intent, double confidence, boolean accepted, String second) {}

  /**
   * Reads a text.
   *
   * @param normalised as {@link TextNormaliser} gives it
   * @param vector its encoder vector, of length 1
   */
  public Reading read(String normalised, float[] vector) {
    Heads heads = heads(normalised, vector);
    double[] fused = fusion.fuse(heads.probabilities());
    double confidence = rejector.probability(heads.features(fused));
    int best = Algebra.argMax(fused);
    fused[best] = -1;
    int second = Algebra.argMax(fused);
    return new Reading(
        intents.get(best), confidence, confidence >= rejector.threshold(), intents.get(second));
  }

  /** What every head says of a text. */
  public Heads heads(String normalised, float[] vector) {
    float[] centred = Algebra.centred(vector, mean);
    return new Heads(
        softmax.scores(SparseRow.dense(centred, VECTOR_SCALE)),
        neighbours.ask(centred),
        grams.scores(CharGrams.of(normalised, language)));
  }

  /**
   * The heads' opinions of one text.
   *
   * @param logits of the linear head on the vector
   * @param votes of the neighbourhood
   * @param gramLogits of the linear head on n-grams
   */
  public record Heads(double[] logits, NeighbourHead.Votes votes, double[] gramLogits) {
    /** Probabilities in the order of {@link Fusion}. */
    public List<double[]> probabilities() {
      return List.of(
          Algebra.softmax(logits), votes.votes(), votes.centroids(), Algebra.softmax(gramLogits));
    }

    /** The rejector's features of a fused answer. */
    public double[] features(double[] fused) {
      return Rejector.features(fused, votes, logits, gramLogits);
    }
  }
}
