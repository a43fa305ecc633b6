package io.xiaoer.routing.core;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that has its agent.
 *
 * @param conversationId which
 * @param customer whose
 * @param controlEpoch the epoch in which it waited; the agent speaks in the next one
 * @param problemClass the kind of problem
 * @param arrivedAt when it first began to wait
 * @param brief what the bot knows, if anything
 * @param agentId who has it
 * @param assignedAt since when
 */
public record Served(
    String conversationId,
    Customer customer,
    int controlEpoch,
    ProblemClass problemClass,
    Instant arrivedAt,
    @Nullable HandOverBrief brief,
    String agentId,
    Instant assignedAt) {}
