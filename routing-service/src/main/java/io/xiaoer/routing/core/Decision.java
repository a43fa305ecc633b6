package io.xiaoer.routing.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskEvent;
import java.util.List;

/**
 * What a command does.
 *
 * @param events what happens because of it, in order
 * @param reply whether the desk did what was asked
 * @param after the desk when all of it has happened
 */
public record Decision(List<Envelope.OfEvent<DeskEvent>> events, Reply reply, Desk after) {
  /** Copies the list. */
  public Decision {
    events = List.copyOf(events);
  }

  /** The desk's answer. A "no" is a value; the caller may count it. */
  public enum Reply {
    /** Done, or done already. */
    DONE,
    /** The command came again; its events stand in the log. */
    REPEATED,
    /** The conversation neither waits nor is served here. */
    UNKNOWN_CONVERSATION,
    /** The desk has heard of a later epoch, or of this one. */
    STALE_EPOCH,
    /** The agent has not signed in. */
    UNKNOWN_AGENT,
    /** The offer was taken, ended, or was made to somebody else. */
    OFFER_GONE,
    /** The time that the timer stands for is not up, or what it stood for is over. */
    NOT_DUE
  }
}
