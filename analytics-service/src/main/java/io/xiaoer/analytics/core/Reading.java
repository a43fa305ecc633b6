package io.xiaoer.analytics.core;

import java.util.List;

/**
 * What reading one event gives: what is known of its aggregate from now on, and what the event adds
 * to the figures.
 *
 * @param <S> what is known of an aggregate
 */
public sealed interface Reading<S> {
  /**
   * The event counts.
   *
   * @param state what is known now
   * @param observations what is added, possibly nothing
   * @param gap whether events before this one never came
   */
  record Counts<S>(S state, List<Observation> observations, boolean gap) implements Reading<S> {}

  /** The event came before; it must not count twice. */
  record Duplicate<S>() implements Reading<S> {}

  /** The aggregate's beginning was never seen, or is forgotten: the event belongs to no shop. */
  record Unplaced<S>() implements Reading<S> {}
}
