/**
 * Measures chat-gateway beside Socket.IO 4 and ws on Node, in one run on one machine, so that what
 * counts is the ratio.
 *
 * <p>{@link io.xiaoer.bench.Bench} is the program. A {@link io.xiaoer.bench.Contender} is a server
 * in its own process; {@link io.xiaoer.bench.Swarm} is all sockets of the clients; {@link
 * io.xiaoer.bench.Measurements} holds sockets, has messages sent to all and cuts off those who
 * resume. Memory and processor time are what the kernel says of the server's process alone ({@link
 * io.xiaoer.bench.ServerProcess}).
 */
@NullMarked
package io.xiaoer.bench;

import org.jspecify.annotations.NullMarked;
