/**
 * Customers' sockets. {@link io.xiaoer.gateway.ws.CustomerSocket} is the framework's side; {@link
 * io.xiaoer.gateway.ws.CustomerSession} is one customer's connection and the rules of its protocol;
 * {@link io.xiaoer.gateway.ws.Outbox} is its bounded queue; {@link io.xiaoer.gateway.ws.Sessions}
 * knows all of them and watches their clocks.
 */
@NullMarked
package io.xiaoer.gateway.ws;

import org.jspecify.annotations.NullMarked;
