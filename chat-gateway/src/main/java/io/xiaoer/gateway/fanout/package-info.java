/**
 * From the log to whoever listens on this node: {@link io.xiaoer.gateway.fanout.Hub} knows who
 * wants which conversation, {@link io.xiaoer.gateway.fanout.Subscription} gives one listener every
 * event of one conversation, in order and without a gap, {@link io.xiaoer.gateway.fanout.Listener}
 * is the side of the socket.
 */
@NullMarked
package io.xiaoer.gateway.fanout;

import org.jspecify.annotations.NullMarked;
