/**
 * What customers do in the shop's app beside talking: {@link
 * io.xiaoer.contracts.behaviour.BehaviourEvent}. Taken in by chat-gateway, by consent only.
 */
@NullMarked
package io.xiaoer.contracts.behaviour;

import org.jspecify.annotations.NullMarked;
