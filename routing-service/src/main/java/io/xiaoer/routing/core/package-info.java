/**
 * The desk, pure: values in, values out.
 *
 * <p>{@link io.xiaoer.routing.core.Deciding} says what a command does, {@link
 * io.xiaoer.routing.core.Applying} is the only way a {@link io.xiaoer.routing.core.Desk} changes,
 * {@link io.xiaoer.routing.core.Matching} offers waiting conversations to agents after every
 * change, {@link io.xiaoer.routing.core.RoutingPolicy} holds every number of the rules, {@link
 * io.xiaoer.routing.core.Timers} says which commands time itself has to give.
 */
@NullMarked
package io.xiaoer.routing.core;

import org.jspecify.annotations.NullMarked;
