package io.xiaoer.bot.training;

import io.xiaoer.bot.core.nlu.Algebra;
import io.xiaoer.bot.core.nlu.CharGrams;
import io.xiaoer.bot.core.nlu.Fusion;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.core.nlu.LinearHead;
import io.xiaoer.bot.core.nlu.NeighbourHead;
import io.xiaoer.bot.core.nlu.Rejector;
import io.xiaoer.bot.core.nlu.SparseRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the four heads on in-scope samples; fusion and rejector come from cross-validation.
 *
 * @param language of the samples
 * @param intents the classes
 */
record HeadTraining(Language language, List<String> intents) {
  private static final int SOFTMAX_EPOCHS = 40;
  private static final int GRAM_EPOCHS = 8;
  // A longer n-gram that stands in one phrase only says little and would triple the file.
  private static final int LEAST_PHRASES_OF_A_GRAM = 1;

  LanguageModel train(List<Sample> samples, Fusion fusion, Rejector rejector, String version) {
    float[] mean = mean(samples);
    float[][] centred = new float[samples.size()][];
    int[] labels = new int[samples.size()];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = Algebra.centred(samples.get(i).vector(), mean);
      labels[i] = samples.get(i).label();
    }
    List<SparseRow> dense =
        Arrays.stream(centred).map(v -> SparseRow.dense(v, LanguageModel.VECTOR_SCALE)).toList();
    LinearHead softmax =
        new LogisticTraining(mean.length, intents.size(), SOFTMAX_EPOCHS, 0.03, 0.01)
            .train(dense, labels);
    LinearHead grams =
        new LogisticTraining(CharGrams.BUCKETS, intents.size(), GRAM_EPOCHS, 0.3, 0.02)
            .train(gramRows(samples), labels);
    return new LanguageModel(
        language,
        version,
        intents,
        mean,
        softmax,
        NeighbourHead.of(centred, labels, intents.size()),
        grams,
        fusion,
        rejector);
  }

  private List<SparseRow> gramRows(List<Sample> samples) {
    List<SparseRow> rows =
        samples.stream().map(sample -> CharGrams.of(sample.text(), language)).toList();
    Map<Integer, Integer> phrases = new HashMap<>();
    rows.forEach(
        row -> Arrays.stream(row.indices()).forEach(f -> phrases.merge(f, 1, Integer::sum)));
    return rows.stream().map(row -> frequent(row, phrases)).toList();
  }

  private static SparseRow frequent(SparseRow row, Map<Integer, Integer> phrases) {
    int[] indices = new int[row.indices().length];
    float[] values = new float[indices.length];
    int kept = 0;
    for (int i = 0; i < indices.length; i++) {
      if (phrases.getOrDefault(row.indices()[i], 0) >= LEAST_PHRASES_OF_A_GRAM) {
        indices[kept] = row.indices()[i];
        values[kept++] = row.values()[i];
      }
    }
    return new SparseRow(Arrays.copyOf(indices, kept), Arrays.copyOf(values, kept));
  }

  private static float[] mean(List<Sample> samples) {
    float[] mean = new float[samples.getFirst().vector().length];
    for (Sample sample : samples) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += sample.vector()[d] / samples.size();
      }
    }
    return mean;
  }
}
