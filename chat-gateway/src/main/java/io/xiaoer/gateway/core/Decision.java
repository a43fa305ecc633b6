package io.xiaoer.gateway.core;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.RefusalCode;
import java.util.List;

/** What a conversation answers to a command. */
public sealed interface Decision {
  /**
   * It happens.
   *
   * @param events what happens, numbered from the conversation's last number on; none where the
   *     command asks for what is so already
   */
  record Accepted(List<OfEvent<ConversationEvent>> events) implements Decision {
    /** Copies the events. */
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /**
   * It has happened before: the command came again. Its events are in the transcript and are to be
   * published again as they are.
   *
   * @param firstSeq number of its first event
   * @param events how many there are
   */
  record Repeated(long firstSeq, int events) implements Decision {}

  /**
   * It does not happen. A refusal is no event and is not remembered: the same command, coming again
   * when the conversation has changed, is judged anew.
   *
   * @param code why
   */
  record Refused(RefusalCode code) implements Decision {}
}
