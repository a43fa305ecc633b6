package io.xiaoer.analytics.core;

/** The figures that are durations, in milliseconds; each with count, sum and percentiles. */
public enum Timing {
  /** Of the conversation. */
  FIRST_RESPONSE(
      "firstResponse",
      1,
      "From a customer's first message in a conversation to the first message after it by bot or"
          + " agent; once per conversation, counted in the minute of the answer. A conversation"
          + " that nobody answers is not in it."),
  /** Of the bot. */
  BOT_FIRST_RESPONSE(
      "botFirstResponse",
      1,
      "firstResponse of those conversations in which the bot answered first."),
  /** Of people. */
  AGENT_FIRST_RESPONSE(
      "agentFirstResponse",
      1,
      "From the moment a conversation waits for a person (control goes to the queue) to the first"
          + " message by an agent after it; once per wait, counted in the minute of the message. A"
          + " wait that ends without an agent's message is not in it."),
  /** At the desk. */
  WAITING(
      "waiting",
      1,
      "How long a conversation waited at the desk until an agent took it, as the desk measured it;"
          + " counted in the minute of the assignment. Abandoned waits are not in it.");

  private final Definition definition;

  Timing(String name, int version, String text) {
    definition = new Definition(name, version, text);
  }

  /** What the figure means. */
  public Definition definition() {
    return definition;
  }
}
