package io.xiaoer.gateway.core;

import org.jspecify.annotations.Nullable;

/**
 * A command that was carried out lately.
 *
 * @param commandId its id
 * @param messageKey author and {@code clientMessageId} of the message that it posted, if the sender
 *     named one
 * @param firstSeq number of its first event
 * @param events how many events it gave
 */
public record Recent(String commandId, @Nullable String messageKey, long firstSeq, int events) {}
