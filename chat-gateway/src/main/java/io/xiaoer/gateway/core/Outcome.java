package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule says: events, or a refusal. */
record Outcome(List<ConversationEvent> events, @Nullable RefusalCode refusal) {
  static Outcome yes(ConversationEvent... events) {
    return new Outcome(List.of(events), null);
  }

  static Outcome no(RefusalCode code) {
    return new Outcome(List.of(), code);
  }
}
