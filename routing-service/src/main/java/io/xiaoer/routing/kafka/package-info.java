/**
 * The other edges of the log: {@link io.xiaoer.routing.kafka.TopicWriter} sends commands and hints,
 * {@link io.xiaoer.routing.kafka.AssignmentRelay} turns desk events into conversation commands,
 * {@link io.xiaoer.routing.kafka.DeskView} is what this node knows of the desks, {@link
 * io.xiaoer.routing.kafka.ConversationFollower} brings conversations to the agents who serve them.
 */
@NullMarked
package io.xiaoer.routing.kafka;

import org.jspecify.annotations.NullMarked;
