package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.gateway.core.Conversation.Known;
import org.jspecify.annotations.Nullable;

/** What somebody is in a conversation: its customer, the bot that has the word, its agent. */
final class Standing {
  private Standing() {}

  static boolean isCustomer(Known state, Author author) {
    return author.kind() == Author.Kind.CUSTOMER && author.id().equals(state.customer().id());
  }

  static boolean botHasControl(Known state, @Nullable Integer epoch) {
    return state.control() instanceof Control.Bot && epoch != null && epoch == state.epoch();
  }

  static boolean agentHasControl(Known state, String agentId, @Nullable Integer epoch) {
    return epoch != null
        && epoch == state.epoch()
        && state.served().filter(agent -> agent.id().equals(agentId)).isPresent();
  }

  /** Whether an author is this agent. */
  static boolean isAgent(@Nullable Agent agent, Author author) {
    return agent != null && agent.id().equals(author.id());
  }

  /** The next change of control. */
  static ControlChanged changed(Known state, Control control) {
    return new ControlChanged(control, state.epoch() + 1);
  }
}
