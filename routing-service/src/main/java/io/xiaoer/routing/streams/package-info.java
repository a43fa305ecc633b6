/**
 * The desk's owner, on Kafka Streams. {@link io.xiaoer.routing.streams.DeskTopology} shows the
 * whole way: {@link io.xiaoer.routing.streams.QueueBridge} turns conversation events into desk
 * commands, {@link io.xiaoer.routing.streams.DeskProcessor} decides them and writes desk events.
 */
@NullMarked
package io.xiaoer.routing.streams;

import org.jspecify.annotations.NullMarked;
