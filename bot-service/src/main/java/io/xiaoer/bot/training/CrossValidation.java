package io.xiaoer.bot.training;

import io.xiaoer.bot.core.nlu.Algebra;
import io.xiaoer.bot.core.nlu.Fusion;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.core.nlu.Rejector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges heads on phrases that they were not trained on, and chooses from that the fusion weights
 * and the rejector: five folds, every fifth phrase of an intent in the same fold.
 */
final class CrossValidation {
  private static final int FOLDS = 5;
  private static final int STEPS = 10;
  private static final Rejector TRUSTING =
      new Rejector(new double[0], 0, new double[0], new double[0], 0);

  /**
   * What heads that did not know a sample say of it.
   *
   * @param sample the sample
   * @param heads their opinions
   */
  record HeldOut(Sample sample, LanguageModel.Heads heads) {
    boolean right(Fusion fusion) {
      return sample.inScope()
          && Algebra.argMax(fusion.fuse(heads.probabilities())) == sample.label();
    }
  }

  private CrossValidation() {}

  static List<HeldOut> run(HeadTraining training, List<Sample> samples) {
    List<HeldOut> heldOut = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Sample> known = new ArrayList<>();
      List<Sample> unknown = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        boolean out = i % FOLDS == fold;
        if (out) {
          unknown.add(samples.get(i));
        } else if (samples.get(i).inScope()) {
          known.add(samples.get(i));
        }
      }
      LanguageModel model = training.train(known, new Fusion(1, 0, 0, 0), TRUSTING, "fold");
      unknown.forEach(s -> heldOut.add(new HeldOut(s, model.heads(s.text(), s.vector()))));
    }
    return heldOut;
  }

  /** The weights (in tenths) with the best accuracy; among equals the greatest likelihood. */
  static Fusion chooseFusion(List<HeldOut> heldOut) {
    Fusion best = new Fusion(1, 0, 0, 0);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int a = 1; a <= STEPS; a++) {
      for (int b = 0; a + b <= STEPS; b++) {
        for (int c = 0; a + b + c <= STEPS; c++) {
          int d = STEPS - a - b - c;
          Fusion fusion = new Fusion(a / 10.0, b / 10.0, c / 10.0, d / 10.0);
          double score = score(heldOut, fusion);
          if (score > bestScore) {
            best = fusion;
            bestScore = score;
          }
        }
      }
    }
    return best;
  }

  private static double score(List<HeldOut> heldOut, Fusion fusion) {
    double right = 0;
    double likelihood = 0;
    int count = 0;
    for (HeldOut one : heldOut) {
      if (one.sample().inScope()) {
        double[] fused = fusion.fuse(one.heads().probabilities());
        right += Algebra.argMax(fused) == one.sample().label() ? 1 : 0;
        likelihood += Math.log(Math.max(fused[one.sample().label()], 1e-6));
        count++;
      }
    }
    return right / count + 0.05 * likelihood / count;
  }

  /** The rejector that tells right answers from wrong ones and from out-of-scope sentences. */
  static Rejector chooseRejector(List<HeldOut> heldOut, Fusion fusion, double outOfScopeWeight) {
    double[][] rows =
        heldOut.stream()
            .map(one -> one.heads().features(fusion.fuse(one.heads().probabilities())))
            .toArray(double[][]::new);
    double[] means = new double[Rejector.FEATURES];
    double[] deviations = new double[Rejector.FEATURES];
    for (int f = 0; f < Rejector.FEATURES; f++) {
      int feature = f;
      means[f] = Arrays.stream(rows).mapToDouble(r -> r[feature]).average().orElse(0);
      double mean = means[f];
      double variance =
          Arrays.stream(rows)
              .mapToDouble(r -> (r[feature] - mean) * (r[feature] - mean))
              .average()
              .orElse(1);
      deviations[f] = Math.max(Math.sqrt(variance), 1e-6);
    }
    Rejector rejector = new Rejector(new double[Rejector.FEATURES], 0, means, deviations, 0);
    for (int pass = 0; pass < 2_000; pass++) {
      rejector = step(rejector, heldOut, rows, fusion, outOfScopeWeight);
    }
    return withThreshold(rejector, heldOut, rows, fusion);
  }

  private static Rejector step(
      Rejector now, List<HeldOut> heldOut, double[][] rows, Fusion fusion, double weight) {
    double[] weights = now.weights().clone();
    double bias = now.bias();
    double[] gradient = new double[weights.length];
    double biasGradient = 0;
    for (int i = 0; i < rows.length; i++) {
      double share = heldOut.get(i).sample().inScope() ? 1 : weight;
      double error =
          share * (now.probability(rows[i]) - (heldOut.get(i).right(fusion) ? 1 : 0)) / rows.length;
      for (int f = 0; f < weights.length; f++) {
        gradient[f] += error * (rows[i][f] - now.means()[f]) / now.deviations()[f];
      }
      biasGradient += error;
    }
    for (int f = 0; f < weights.length; f++) {
      weights[f] -= 0.5 * (gradient[f] + 0.001 * weights[f]);
    }
    return new Rejector(weights, bias - 0.5 * biasGradient, now.means(), now.deviations(), 0);
  }

  /** The threshold that most often answers right where it can and abstains where it must. */
  private static Rejector withThreshold(
      Rejector rejector, List<HeldOut> heldOut, double[][] rows, Fusion fusion) {
    double best = 0;
    double bestScore = -1;
    for (double threshold = 0.2; threshold < 0.8; threshold += 0.01) {
      double answered = 0;
      double inScope = 0;
      double refused = 0;
      double outOfScope = 0;
      for (int i = 0; i < rows.length; i++) {
        boolean accepted = rejector.probability(rows[i]) >= threshold;
        if (heldOut.get(i).sample().inScope()) {
          inScope++;
          answered += accepted && heldOut.get(i).right(fusion) ? 1 : 0;
        } else {
          outOfScope++;
          refused += accepted ? 0 : 1;
        }
      }
      double score = answered / inScope + 0.6 * refused / outOfScope;
      if (score > bestScore) {
        bestScore = score;
        best = threshold;
      }
    }
    return new Rejector(
        rejector.weights(), rejector.bias(), rejector.means(), rejector.deviations(), best);
  }
}
