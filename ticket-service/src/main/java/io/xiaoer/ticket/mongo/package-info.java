/**
 * The store. Only single-document atomicity is assumed, and hot documents are reached by {@code
 * _id} alone: {@link io.xiaoer.ticket.mongo.TicketStore} is the truth, {@link
 * io.xiaoer.ticket.mongo.FactsStore} and {@link io.xiaoer.ticket.mongo.PagedLists} can be dropped
 * and rebuilt from the topics.
 */
@NullMarked
package io.xiaoer.ticket.mongo;

import org.jspecify.annotations.NullMarked;
