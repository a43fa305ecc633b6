package io.xiaoer.gateway.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shop has said something that its customer has not seen, or it calls him.
 *
 * @param customerId the customer
 * @param conversationId where
 * @param seq number of the latest message that he has not seen, or of the event by which it rings
 * @param at when that was
 * @param ringsUntil how long it rings; absent if it is a message
 */
public record Notice(
    String customerId, String conversationId, long seq, Instant at, @Nullable Instant ringsUntil) {}
