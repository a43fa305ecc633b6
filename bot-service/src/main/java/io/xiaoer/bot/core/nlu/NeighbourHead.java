package io.xiaoer.bot.core.nlu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Nearest stored phrases and class centroids, by cosine of centred vectors.
 *
 * @param vectors the stored phrases, each of length 1
 * @param classes the class of each phrase
 * @param centroids the mean of each class, of length 1
 */
public record NeighbourHead(float[][] vectors, int[] classes, float[][] centroids) {
  private static final int NEIGHBOURS = 8;
  private static final int NEIGHBOURS_OF_COSINE = 5;
  // Temperatures of the two soft votes: at 0.1 a cosine lead of 0.1 counts e times as much.
  private static final double NEIGHBOUR_TEMPERATURE = 0.1;
  private static final double CENTROID_TEMPERATURE = 0.08;

  /** Builds the head of phrases. */
  public static NeighbourHead of(float[][] vectors, int[] classes, int classCount) {
    float[][] centroids = new float[classCount][vectors[0].length];
    for (int i = 0; i < vectors.length; i++) {
      for (int d = 0; d < vectors[i].length; d++) {
        centroids[classes[i]][d] += vectors[i][d];
      }
    }
    for (float[] centroid : centroids) {
      Algebra.unit(centroid);
    }
    return new NeighbourHead(vectors, classes, centroids);
  }

  /**
   * What the neighbourhood says.
   *
   * @param votes probability of each class by the nearest phrases
   * @param centroids probability of each class by the centroids
   * @param nearest mean cosine of the five nearest phrases
   * @param nearestCentroid the greatest cosine of a centroid
   */
  public record Votes(double[] votes, double[] centroids, double nearest, double nearestCentroid) {}

  /** Asks the neighbourhood of a centred vector. */
  public Votes ask(float[] vector) {
    double[] centroidScores = new double[centroids.length];
    double best = -1;
    for (int c = 0; c < centroids.length; c++) {
      double cosine = Algebra.dot(vector, centroids[c]);
      best = Math.max(best, cosine);
      centroidScores[c] = cosine / CENTROID_TEMPERATURE;
    }
    List<Near> near = nearest(vector);
    double cosines = 0;
    double sum = 0;
    double[] votes = new double[centroids.length];
    for (int i = 0; i < near.size(); i++) {
      cosines += i < NEIGHBOURS_OF_COSINE ? near.get(i).cosine() : 0;
      double vote = Math.exp((near.get(i).cosine() - 1) / NEIGHBOUR_TEMPERATURE);
      votes[near.get(i).of()] += vote;
      sum += vote;
    }
    for (int c = 0; c < votes.length; c++) {
      votes[c] /= sum;
    }
    return new Votes(votes, Algebra.softmax(centroidScores), cosines / NEIGHBOURS_OF_COSINE, best);
  }

  private record Near(double cosine, int of) {}

  private List<Near> nearest(float[] vector) {
    List<Near> all = new ArrayList<>(vectors.length);
    for (int i = 0; i < vectors.length; i++) {
      all.add(new Near(Algebra.dot(vector, vectors[i]), classes[i]));
    }
    all.sort(Comparator.comparingDouble(Near::cosine).reversed());
    return all.subList(0, Math.min(NEIGHBOURS, all.size()));
  }
}
