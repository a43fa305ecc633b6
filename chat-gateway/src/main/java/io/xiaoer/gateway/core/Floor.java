package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the word for the shop.
 *
 * @param control who may speak
 * @param epoch number of the last change of control
 * @param briefedEpoch the queue epoch for which a brief was laid beside the conversation; 0: none
 * @param servedLast the agent who serves it or served it last
 * @param call the call that rings or is on between customer and agent
 */
public record Floor(
    Control control, int epoch, int briefedEpoch, @Nullable Agent servedLast, @Nullable Call call) {
  /** Before the first change of control. */
  static final Floor NOBODYS = new Floor(new Control.Nobody(), 0, 0, null, null);

  /** The agent who has the word now. */
  public Optional<Agent> served() {
    return control instanceof Control.Served served
        ? Optional.of(served.agent())
        : Optional.empty();
  }

  Floor under(Control given, int inEpoch) {
    Agent last = given instanceof Control.Served served ? served.agent() : servedLast;
    return new Floor(given, inEpoch, briefedEpoch, last, call);
  }

  Floor briefed() {
    return new Floor(control, epoch, waitEpoch(), servedLast, call);
  }

  Floor answered(CallAccepted accepted, Instant at) {
    return calling(call == null ? null : call.answered(accepted, at));
  }

  Floor calling(@Nullable Call now) {
    return new Floor(control, epoch, briefedEpoch, servedLast, now);
  }

  /**
   * The epoch of the wait that a brief would be for: the one that lasts, the one that an agent has
   * just ended (he is assigned out of a wait and nowhere else), or the one that follows when the
   * bot hands over.
   */
  int waitEpoch() {
    return switch (control) {
      case Control.Queue _ -> epoch;
      case Control.Served _ -> epoch - 1;
      case Control.Bot _, Control.Nobody _ -> epoch + 1;
    };
  }
}
