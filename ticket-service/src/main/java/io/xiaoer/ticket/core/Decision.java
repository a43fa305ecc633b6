package io.xiaoer.ticket.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.util.List;

/** A ticket's answer to a command. A "no" is an answer, never an exception. */
public sealed interface Decision {
  /**
   * The command leads to these events, numbered on from the ticket's last one.
   *
   * @param events at least one
   */
  record Accepted(List<Envelope.OfEvent<TicketEvent>> events) implements Decision {}

  /**
   * The command came before; these are the events that it led to then, unchanged.
   *
   * @param events at least one
   */
  record Repeated(List<Envelope.OfEvent<TicketEvent>> events) implements Decision {}

  /**
   * The rules say no.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Decision {}

  /** Why a ticket says no. */
  enum Refusal {
    /** The ticket has its rating already, from another command. */
    ALREADY_RATED,
    /** The report has its case already, from another command. */
    ALREADY_REPORTED,
    /** The command's subject is not the ticket of the conversation that it names. */
    WRONG_TICKET
  }
}
