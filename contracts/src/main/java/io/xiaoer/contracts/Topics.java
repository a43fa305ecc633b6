package io.xiaoer.contracts;

import java.time.Duration;
import java.util.List;

/** The topics of the suite, each with one owner. */
public final class Topics {
  /** The commands of a conversation. */
  public static final String CONVERSATION_COMMANDS = "conversation-commands";

  /** The events of a conversation. */
  public static final String CONVERSATION_EVENTS = "conversation-events";

  /**
   * What the sequencer says of each command that gave no new event. In the partition of the
   * command. No envelopes: a record is its {@code verdict-*} headers, without a body.
   */
  public static final String CONVERSATION_VERDICTS = "conversation-verdicts";

  /** The signals of a conversation. */
  public static final String CONVERSATION_SIGNALS = "conversation-signals";

  /** The commands of a desk. */
  public static final String DESK_COMMANDS = "desk-commands";

  /** The events of a desk. */
  public static final String DESK_EVENTS = "desk-events";

  /** The commands of a ticket. */
  public static final String TICKET_COMMANDS = "ticket-commands";

  /** The events of a ticket. */
  public static final String TICKET_EVENTS = "ticket-events";

  /** What customers do in the shop's app. */
  public static final String BEHAVIOUR_EVENTS = "behaviour-events";

  /** Records that claim a known type and cannot be read, with the reason and where they stood. */
  public static final String DEAD_LETTERS = "dead-letters";

  private static final Duration FOREVER = Duration.ofMillis(-1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** Every topic, as it must be created before the first service starts. */
  public static final List<Topic> ALL =
      List.of(
          new Topic(CONVERSATION_COMMANDS, 6, WEEK, "anyone → chat-gateway, by conversation id"),
          new Topic(CONVERSATION_EVENTS, 6, FOREVER, "chat-gateway → anyone, by conversation id"),
          new Topic(
              CONVERSATION_VERDICTS,
              6,
              WEEK,
              "chat-gateway → its audit: commands that gave no new event, by conversation id"),
          new Topic(CONVERSATION_SIGNALS, 3, Duration.ofMinutes(1), "anyone → anyone; may be lost"),
          new Topic(DESK_COMMANDS, 3, WEEK, "anyone → routing-service, by desk id"),
          new Topic(DESK_EVENTS, 3, FOREVER, "routing-service → anyone, by desk id"),
          new Topic(TICKET_COMMANDS, 3, WEEK, "anyone → ticket-service, by ticket id"),
          new Topic(TICKET_EVENTS, 3, FOREVER, "ticket-service → anyone, by ticket id"),
          new Topic(
              BEHAVIOUR_EVENTS, 3, Duration.ofDays(90), "chat-gateway → anyone, by customer id"),
          new Topic(DEAD_LETTERS, 1, Duration.ofDays(30), "any consumer → operators"));

  /**
   * A topic.
   *
   * @param name its name
   * @param partitions its partitions, which bound how many owners can share the work
   * @param retention how long records are kept; negative: for ever
   * @param purpose who writes, who reads, by what key
   */
  public record Topic(String name, int partitions, Duration retention, String purpose) {}

  private Topics() {}
}
