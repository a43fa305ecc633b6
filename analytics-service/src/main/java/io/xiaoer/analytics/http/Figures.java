package io.xiaoer.analytics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoer.analytics.core.ConversationState;
import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.Csat;
import io.xiaoer.analytics.core.Durations;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Timing;
import io.xiaoer.contracts.conversation.Author;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a minute, or of all of them together. Each field means what its definition says.
 *
 * @param minute the minute's beginning; absent in totals
 * @param opened conversations opened
 * @param closed conversations closed
 * @param cases cases opened
 * @param intents by intent
 * @param outcomes by outcome; all of them are always there
 * @param desks by desk
 * @param messages by author; all kinds are always there
 * @param firstResponse until anybody answered
 * @param botFirstResponse until the bot answered
 * @param agentFirstResponse until an agent answered who was asked for
 * @param waiting until an agent took it
 * @param csat what customers thought
 */
public record Figures(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant minute,
    long opened,
    long closed,
    long cases,
    Map<String, Long> intents,
    Map<String, Long> outcomes,
    Map<String, Desk> desks,
    Map<String, Long> messages,
    Spread firstResponse,
    Spread botFirstResponse,
    Spread agentFirstResponse,
    Spread waiting,
    Csat csat) {
  private static final double MEDIAN = 0.5;
  private static final double NINE_OF_TEN = 0.9;
  private static final List<String> AUTHORS =
      Stream.of(Author.Kind.CUSTOMER, Author.Kind.BOT, Author.Kind.AGENT).map(Enum::name).toList();
  private static final List<String> OUTCOMES =
      Stream.of(ConversationState.Outcome.values()).map(Enum::name).toList();

  /**
   * What went on at a desk.
   *
   * @param queued began to wait
   * @param assigned were taken by an agent
   * @param abandoned were closed while they waited
   */
  public record Desk(long queued, long assigned, long abandoned) {}

  /**
   * How durations were spread, in milliseconds.
   *
   * @param count how many
   * @param sumMillis all of them added up
   * @param p50 half of them took no longer than this (within 1 %); {@code null} if there are none
   * @param p90 nine of ten took no longer than this (within 1 %); {@code null} if there are none
   */
  public record Spread(long count, long sumMillis, @Nullable Long p50, @Nullable Long p90) {
    static Spread of(Durations durations) {
      return new Spread(
          durations.count(),
          durations.sumMillis(),
          orNull(durations.quantile(MEDIAN)),
          orNull(durations.quantile(NINE_OF_TEN)));
    }

    private static @Nullable Long orNull(OptionalLong millis) {
      return millis.isPresent() ? millis.getAsLong() : null;
    }
  }

  static Figures of(@Nullable Instant minute, MinuteFigures figures) {
    return new Figures(
        minute,
        figures.total(Count.OPENED),
        figures.total(Count.CLOSED),
        figures.total(Count.CASES),
        figures.count(Count.INTENTS),
        complete(OUTCOMES, figures.count(Count.OUTCOMES)),
        desks(figures),
        complete(AUTHORS, figures.count(Count.MESSAGES)),
        Spread.of(figures.timing(Timing.FIRST_RESPONSE)),
        Spread.of(figures.timing(Timing.BOT_FIRST_RESPONSE)),
        Spread.of(figures.timing(Timing.AGENT_FIRST_RESPONSE)),
        Spread.of(figures.timing(Timing.WAITING)),
        figures.csat());
  }

  private static Map<String, Long> complete(List<String> labels, Map<String, Long> counted) {
    Map<String, Long> all = new LinkedHashMap<>();
    labels.forEach(label -> all.put(label, counted.getOrDefault(label, 0L)));
    return all;
  }

  private static Map<String, Desk> desks(MinuteFigures figures) {
    Map<String, Long> queued = figures.count(Count.QUEUED);
    Map<String, Long> assigned = figures.count(Count.ASSIGNED);
    Map<String, Long> abandoned = figures.count(Count.ABANDONED);
    TreeSet<String> ids = new TreeSet<>(queued.keySet());
    ids.addAll(assigned.keySet());
    ids.addAll(abandoned.keySet());
    Map<String, Desk> desks = new LinkedHashMap<>();
    for (String id : ids) {
      desks.put(
          id,
          new Desk(
              queued.getOrDefault(id, 0L),
              assigned.getOrDefault(id, 0L),
              abandoned.getOrDefault(id, 0L)));
    }
    return desks;
  }
}
