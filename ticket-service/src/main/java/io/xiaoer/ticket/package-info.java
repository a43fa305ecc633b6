/**
 * The ticket service, the only writer of {@code ticket-events}.
 *
 * <ol>
 *   <li>{@link io.xiaoer.ticket.kafka.ConversationEvents} reads the conversation log and keeps who
 *       was served by whom ({@link io.xiaoer.ticket.core.ConversationFacts});
 *   <li>a rating becomes the command {@code RecordRating} with an id that redelivery repeats;
 *   <li>{@link io.xiaoer.ticket.kafka.TicketCommands} loads the {@link
 *       io.xiaoer.ticket.core.Ticket}, decides, makes the events durable, and only then publishes;
 *   <li>{@link io.xiaoer.ticket.kafka.TicketEvents} folds the events into the lists of {@link
 *       io.xiaoer.ticket.mongo.PagedLists};
 *   <li>{@link io.xiaoer.ticket.http.CasesResource} and {@link
 *       io.xiaoer.ticket.http.RatingsResource} show them.
 * </ol>
 */
@NullMarked
package io.xiaoer.ticket;

import org.jspecify.annotations.NullMarked;
