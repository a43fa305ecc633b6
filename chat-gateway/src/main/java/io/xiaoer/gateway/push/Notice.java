package io.xiaoer.gateway.push;

import java.time.Instant;

/**
 * The shop has said something that its customer has not seen.
 *
 * @param customerId the customer
 * @param conversationId where
 * @param seq number of the latest message that he has not seen
 * @param at when it was said
 */
public record Notice(String customerId, String conversationId, long seq, Instant at) {}
