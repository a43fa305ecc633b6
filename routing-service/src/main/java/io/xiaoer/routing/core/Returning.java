package io.xiaoer.routing.core;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that lost its agent and has not been queued again by the conversation log yet. It
 * will wait with its first arrival, so that the customer does not pay for the agent's absence.
 *
 * @param conversationId which
 * @param customer whose
 * @param controlEpoch the epoch in which it had waited for the lost agent
 * @param arrivedAt when it first began to wait
 * @param brief what the bot knows, if anything
 * @param agentId who had it
 * @param lostAt when it lost him
 */
public record Returning(
    String conversationId,
    Customer customer,
    int controlEpoch,
    Instant arrivedAt,
    @Nullable HandOverBrief brief,
    String agentId,
    Instant lostAt) {}
