package io.xiaoer.contracts.desk;

import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened at a desk. Its id is the envelope's subject, its number {@code facts.seq}. */
public sealed interface DeskEvent extends Event {
  /**
   * A conversation waits.
   *
   * @param conversationId which
   * @param customer whose
   * @param controlEpoch the epoch in which it waits
   * @param problemClass the kind of problem
   * @param skill the skill that is needed
   * @param arrivedAt when it began to wait
   * @param deadline when an agent must have it; the earliest is served first
   * @param brief what the bot knows, if it knows already
   */
  record ConversationQueued(
      String conversationId,
      Customer customer,
      int controlEpoch,
      ProblemClass problemClass,
      String skill,
      Instant arrivedAt,
      Instant deadline,
      @Nullable HandOverBrief brief)
      implements DeskEvent {
    /** Checks the limits. */
    public ConversationQueued {
      Limits.id("conversationId", conversationId);
      Limits.required("customer", customer);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.required("problemClass", problemClass);
      Limits.id("skill", skill);
      Limits.required("arrivedAt", arrivedAt);
      Limits.required("deadline", deadline);
    }
  }

  /**
   * More became known of a waiting conversation.
   *
   * @param conversationId which
   * @param problemClass the kind of problem, as now known
   * @param skill the skill that is needed now
   * @param deadline its deadline now
   * @param brief what is known
   */
  record ConversationReprioritised(
      String conversationId,
      ProblemClass problemClass,
      String skill,
      Instant deadline,
      HandOverBrief brief)
      implements DeskEvent {
    /** Checks the limits. */
    public ConversationReprioritised {
      Limits.id("conversationId", conversationId);
      Limits.required("problemClass", problemClass);
      Limits.id("skill", skill);
      Limits.required("deadline", deadline);
      Limits.required("brief", brief);
    }
  }

  /**
   * A waiting conversation was offered to an agent.
   *
   * @param offerId the offer
   * @param conversationId what
   * @param agent to whom
   * @param expiresAt until when he may take it
   * @param why why he
   */
  record OfferMade(String offerId, String conversationId, Agent agent, Instant expiresAt, Why why)
      implements DeskEvent {
    /** Checks the limits. */
    public OfferMade {
      Limits.id("offerId", offerId);
      Limits.id("conversationId", conversationId);
      Limits.required("agent", agent);
      Limits.required("expiresAt", expiresAt);
      Limits.required("why", why);
    }
  }

  /**
   * An offer ended without an assignment; the conversation waits on, at its old place.
   *
   * @param offerId the offer
   * @param conversationId what was offered
   * @param agentId to whom
   * @param end how it ended
   */
  record OfferEnded(String offerId, String conversationId, String agentId, End end)
      implements DeskEvent {
    /** How an offer ends. */
    public enum End {
      /** The agent left it to others. */
      DECLINED,
      /** The agent did not answer in time. */
      EXPIRED,
      /** The agent went away, or the customer did. */
      WITHDRAWN
    }

    /** Checks the limits. */
    public OfferEnded {
      Limits.id("offerId", offerId);
      Limits.id("conversationId", conversationId);
      Limits.id("agentId", agentId);
      Limits.required("end", end);
    }
  }

  /**
   * A conversation has its agent.
   *
   * @param conversationId which
   * @param agent who
   * @param controlEpoch the epoch in which it waited
   * @param offerId the offer he took
   * @param waitedMillis how long it waited, in milliseconds
   */
  record ConversationAssigned(
      String conversationId, Agent agent, int controlEpoch, String offerId, long waitedMillis)
      implements DeskEvent {
    /** Checks the limits. */
    public ConversationAssigned {
      Limits.id("conversationId", conversationId);
      Limits.required("agent", agent);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.id("offerId", offerId);
      Limits.range("waitedMillis", waitedMillis, 0, Long.MAX_VALUE);
    }
  }

  /**
   * A waiting conversation was closed before an agent took it.
   *
   * @param conversationId which
   * @param waitedMillis how long it waited, in milliseconds
   */
  record ConversationAbandoned(String conversationId, long waitedMillis) implements DeskEvent {
    /** Checks the limits. */
    public ConversationAbandoned {
      Limits.id("conversationId", conversationId);
      Limits.range("waitedMillis", waitedMillis, 0, Long.MAX_VALUE);
    }
  }

  /**
   * An agent's conversation is over, and he has a place free.
   *
   * @param conversationId which
   * @param agentId who
   * @param handledMillis how long he had it, in milliseconds
   */
  record ServiceFinished(String conversationId, String agentId, long handledMillis)
      implements DeskEvent {
    /** Checks the limits. */
    public ServiceFinished {
      Limits.id("conversationId", conversationId);
      Limits.id("agentId", agentId);
      Limits.range("handledMillis", handledMillis, 0, Long.MAX_VALUE);
    }
  }

  /**
   * A conversation lost its agent, who has been gone too long; the conversation log decides how it
   * goes on.
   *
   * @param conversationId which
   * @param agentId who had it
   */
  record AgentLost(String conversationId, String agentId) implements DeskEvent {
    /** Checks the limits. */
    public AgentLost {
      Limits.id("conversationId", conversationId);
      Limits.id("agentId", agentId);
    }
  }

  /**
   * An agent came to the desk.
   *
   * @param agent who
   * @param skills what he can do
   * @param capacity how many conversations he may serve at once
   */
  record AgentSignedIn(Agent agent, Set<String> skills, int capacity) implements DeskEvent {
    /** Checks the limits. */
    public AgentSignedIn {
      Limits.required("agent", agent);
      Limits.size("skills", skills, Limits.SKILLS);
      skills = Set.copyOf(skills);
      Limits.range("capacity", capacity, 1, Limits.AGENT_CAPACITY);
    }
  }

  /**
   * An agent's presence changed.
   *
   * @param agentId who
   * @param presence how he is there now
   */
  record PresenceChanged(String agentId, Presence presence) implements DeskEvent {
    /** Checks the limits. */
    public PresenceChanged {
      Limits.id("agentId", agentId);
      Limits.required("presence", presence);
    }
  }
}
