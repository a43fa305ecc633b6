package io.xiaoer.bot.training;

import io.xiaoer.bot.core.nlu.Algebra;
import io.xiaoer.bot.core.nlu.LinearHead;
import io.xiaoer.bot.core.nlu.SparseRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad steps and weight
 * decay. Deterministic: the order of rows comes from a fixed seed.
 *
 * @param features number of features
 * @param classes number of classes
 * @param epochs passes over the rows
 * @param rate first step size
 * @param decay share by which weights shrink in each pass
 */
record LogisticTraining(int features, int classes, int epochs, double rate, double decay) {
  private static final long SEED = 20261121;

  LinearHead train(List<SparseRow> rows, int[] labels) {
    float[] @Nullable [] weights = new float[features][];
    float[] @Nullable [] squares = new float[features][];
    float[] bias = new float[classes];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
      for (int f : rows.get(i).indices()) {
        weights[f] = weights[f] == null ? new float[classes] : weights[f];
        squares[f] = squares[f] == null ? new float[classes] : squares[f];
      }
    }
    LinearHead head = new LinearHead(weights, bias);
    Random random = new Random(SEED);
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        step(head, squares, rows.get(i), labels[i]);
      }
      shrink(weights);
    }
    return head;
  }

  private void step(LinearHead head, float[] @Nullable [] squares, SparseRow row, int label) {
    double[] gradient = Algebra.softmax(head.scores(row));
    gradient[label] -= 1;
    for (int i = 0; i < row.indices().length; i++) {
      float[] byClass = head.weights()[row.indices()[i]];
      float[] square = squares[row.indices()[i]];
      if (byClass == null || square == null) {
        continue;
      }
      for (int c = 0; c < classes; c++) {
        double g = gradient[c] * row.values()[i];
        square[c] += (float) (g * g);
        byClass[c] -= (float) (rate * g / (Math.sqrt(square[c]) + 1e-6));
      }
    }
    for (int c = 0; c < classes; c++) {
      head.bias()[c] -= (float) (0.01 * gradient[c]);
    }
  }

  private void shrink(float[] @Nullable [] weights) {
    for (float[] row : weights) {
      for (int c = 0; row != null && c < classes; c++) {
        row[c] *= (float) (1 - decay);
      }
    }
  }
}
