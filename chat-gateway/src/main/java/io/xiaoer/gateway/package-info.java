/**
 * chat-gateway: the owner of the conversation log and the customers' way in.
 *
 * <ol>
 *   <li>A frame comes in at {@link io.xiaoer.gateway.ws.CustomerSocket}; {@link
 *       io.xiaoer.gateway.ws.CustomerSession} checks who may send it and writes a command.
 *   <li>{@link io.xiaoer.gateway.kafka.CommandConsumer} hands batches of commands to {@link
 *       io.xiaoer.gateway.kafka.Sequencer}.
 *   <li>{@link io.xiaoer.gateway.core.ConversationRules} decides; {@link
 *       io.xiaoer.gateway.core.Conversation} applies.
 *   <li>{@link io.xiaoer.gateway.mongo.Transcripts} appends; then {@link
 *       io.xiaoer.gateway.kafka.TopicWriter} publishes; then the offset is committed.
 *   <li>{@link io.xiaoer.gateway.kafka.FanOutConsumer} sees every event by its key bytes; {@link
 *       io.xiaoer.gateway.fanout.Hub} knows who wants it.
 *   <li>{@link io.xiaoer.gateway.fanout.Subscription} joins history and live events without a gap.
 *   <li>{@link io.xiaoer.gateway.ws.Outbox} carries them to the socket, within its limit.
 *   <li>{@link io.xiaoer.gateway.http.ConversationResource} gives history to those who may read it.
 * </ol>
 */
@NullMarked
package io.xiaoer.gateway;

import org.jspecify.annotations.NullMarked;
