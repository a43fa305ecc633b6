/**
 * Customers' sockets. {@link io.xiaoer.gateway.ws.CustomerSocket} takes a connection over from the
 * HTTP server, {@link io.xiaoer.gateway.ws.SocketHandler} is its end; {@link
 * io.xiaoer.gateway.ws.CustomerSession} is one customer's connection, {@link
 * io.xiaoer.gateway.ws.CustomerRequests} what he may ask over it; {@link
 * io.xiaoer.gateway.ws.Outbox} is its bounded queue; {@link io.xiaoer.gateway.ws.Sessions} knows
 * all of them and watches their clocks.
 */
@NullMarked
package io.xiaoer.gateway.ws;

import org.jspecify.annotations.NullMarked;
