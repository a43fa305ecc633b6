package io.xiaoer.contracts.desk;

import io.xiaoer.contracts.Command;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be asked of a desk. Its id is the envelope's subject. */
public sealed interface DeskCommand extends Command {
  /**
   * A conversation needs an agent.
   *
   * @param conversationId which
   * @param customer whose
   * @param controlEpoch the epoch in which it waits
   * @param arrivedAt when it began to wait
   * @param brief what the bot knows, if it knows already
   */
  record Enqueue(
      String conversationId,
      Customer customer,
      int controlEpoch,
      Instant arrivedAt,
      @Nullable HandOverBrief brief)
      implements DeskCommand {
    /** Checks the limits. */
    public Enqueue {
      Limits.id("conversationId", conversationId);
      Limits.required("customer", customer);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.required("arrivedAt", arrivedAt);
    }
  }

  /**
   * More is known of a waiting conversation; its deadline and skill may change.
   *
   * @param conversationId which
   * @param brief what is known now
   */
  record Reprioritise(String conversationId, HandOverBrief brief) implements DeskCommand {
    /** Checks the limits. */
    public Reprioritise {
      Limits.id("conversationId", conversationId);
      Limits.required("brief", brief);
    }
  }

  /**
   * A conversation is over: it waits no longer, or its agent has a place free.
   *
   * @param conversationId which
   */
  record EndConversation(String conversationId) implements DeskCommand {
    /** Checks the limits. */
    public EndConversation {
      Limits.id("conversationId", conversationId);
    }
  }

  /**
   * An agent comes to the desk, or comes again with other skills.
   *
   * @param agent who
   * @param skills what he can do
   * @param capacity how many conversations he may serve at once
   */
  record SignIn(Agent agent, Set<String> skills, int capacity) implements DeskCommand {
    /** Checks the limits. */
    public SignIn {
      Limits.required("agent", agent);
      Limits.size("skills", skills, Limits.SKILLS);
      skills = Set.copyOf(skills);
      Limits.range("capacity", capacity, 1, Limits.AGENT_CAPACITY);
    }
  }

  /**
   * An agent is there, on a break, or gone.
   *
   * @param agentId who
   * @param presence how
   */
  record ChangePresence(String agentId, Presence presence) implements DeskCommand {
    /** Checks the limits. */
    public ChangePresence {
      Limits.id("agentId", agentId);
      Limits.required("presence", presence);
    }
  }

  /**
   * An agent takes an offered conversation.
   *
   * @param offerId which offer
   * @param agentId who
   */
  record AcceptOffer(String offerId, String agentId) implements DeskCommand {
    /** Checks the limits. */
    public AcceptOffer {
      Limits.id("offerId", offerId);
      Limits.id("agentId", agentId);
    }
  }

  /**
   * An agent leaves an offered conversation to others.
   *
   * @param offerId which offer
   * @param agentId who
   */
  record DeclineOffer(String offerId, String agentId) implements DeskCommand {
    /** Checks the limits. */
    public DeclineOffer {
      Limits.id("offerId", offerId);
      Limits.id("agentId", agentId);
    }
  }

  /**
   * The time of an offer is up (a timer).
   *
   * @param offerId which offer
   */
  record ExpireOffer(String offerId) implements DeskCommand {
    /** Checks the limits. */
    public ExpireOffer {
      Limits.id("offerId", offerId);
    }
  }

  /**
   * An agent has been gone too long (a timer); his conversations wait again.
   *
   * @param agentId who
   * @param goneSince when he went, which tells this absence from a later one
   */
  record ReleaseAbsentAgent(String agentId, Instant goneSince) implements DeskCommand {
    /** Checks the limits. */
    public ReleaseAbsentAgent {
      Limits.id("agentId", agentId);
      Limits.required("goneSince", goneSince);
    }
  }
}
