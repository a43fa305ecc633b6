/**
 * The conversation as pure values: {@link io.xiaoer.gateway.core.ConversationRules} decides what a
 * command does to a {@link io.xiaoer.gateway.core.Conversation}, and {@link
 * io.xiaoer.gateway.core.Conversation#apply} is the only way its state changes, also when it is
 * rebuilt from its events. No clock, no store, no broker.
 */
@NullMarked
package io.xiaoer.gateway.core;

import org.jspecify.annotations.NullMarked;
