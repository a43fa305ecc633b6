package io.xiaoer.analytics.core;

/** The figures that are counts, each split by a label. */
public enum Count {
  /** One label only: the empty one. */
  OPENED("opened", 2, "Conversations opened, or opened again, in the minute."),
  /** One label only: the empty one. */
  CLOSED("closed", 1, "Conversations closed in the minute, whoever closed them."),
  /** By author kind. */
  MESSAGES(
      "messages",
      1,
      "Messages posted in the minute, by author: CUSTOMER, BOT or AGENT. Messages of the suite"
          + " itself are not counted."),
  /** By intent. */
  INTENTS(
      "intents",
      1,
      "Customers' messages that the bot read in the minute, by the intent it understood; 'unknown'"
          + " where it abstained. Counted in the minute of the reading."),
  /** By outcome. */
  OUTCOMES(
      "outcomes",
      1,
      "Conversations closed in the minute: ABANDONED if closed while waiting for an agent; else"
          + " AGENT if an agent had the word at any time; else BOT (contained: it ended without an"
          + " agent and without waiting for one, whatever the customer thought of it)."),
  /** By desk. */
  QUEUED(
      "desks.queued",
      1,
      "Conversations that began to wait at the desk in the minute; one that waits twice counts"
          + " twice."),
  /** By desk. */
  ASSIGNED(
      "desks.assigned", 1, "Waiting conversations that an agent of the desk took in the minute."),
  /** By desk. */
  ABANDONED(
      "desks.abandoned",
      1,
      "Conversations that were closed in the minute while they waited at the desk."),
  /** One label only: the empty one. */
  CASES("cases", 1, "Cases opened in the minute from conversations rated as not solved.");

  /** The label of a figure that is not split. */
  public static final String ALL = "";

  private final Definition definition;

  Count(String name, int version, String text) {
    definition = new Definition(name, version, text);
  }

  /** What the figure means. */
  public Definition definition() {
    return definition;
  }
}
