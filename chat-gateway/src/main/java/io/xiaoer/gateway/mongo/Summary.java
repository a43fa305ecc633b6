package io.xiaoer.gateway.mongo;

import io.xiaoer.gateway.core.Conversation.Known;
import org.jspecify.annotations.Nullable;

/**
 * A conversation for a list.
 *
 * @param state its state
 * @param preview the beginning of its last message, if it has one
 */
public record Summary(Known state, @Nullable String preview) {}
