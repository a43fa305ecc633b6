/**
 * What a ticket is, without any technique: values in, values out.
 *
 * <p>{@link io.xiaoer.ticket.core.ConversationFacts} says what must be known of a conversation
 * until it is rated; {@link io.xiaoer.ticket.core.Ticket} decides what a rating leads to.
 */
@NullMarked
package io.xiaoer.ticket.core;

import org.jspecify.annotations.NullMarked;
