/**
 * One real Apache Kafka node in KRaft combined mode, started from its jars.
 *
 * <p>{@link io.xiaoer.local.broker.Broker} formats a folder once and runs a node on it, {@link
 * io.xiaoer.local.broker.TopicSetup} brings the topics to what {@link io.xiaoer.contracts.Topics}
 * declares, {@link io.xiaoer.local.broker.BrokerProcess} is both as a process of the local stack.
 */
@NullMarked
package io.xiaoer.local.broker;

import org.jspecify.annotations.NullMarked;
