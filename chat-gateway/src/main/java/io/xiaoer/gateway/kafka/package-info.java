/**
 * The broker's edge: one consumer class per topic, which decodes and delegates; {@link
 * io.xiaoer.gateway.kafka.Sequencer}, the only writer of conversation-events; {@link
 * io.xiaoer.gateway.kafka.TopicWriter}, which answers when a record is durable.
 */
@NullMarked
package io.xiaoer.gateway.kafka;

import org.jspecify.annotations.NullMarked;
