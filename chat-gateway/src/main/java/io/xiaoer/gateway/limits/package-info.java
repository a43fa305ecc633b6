/**
 * How much one customer, one address of guests and the shop may ask for, what counts as a flood,
 * and whom the shop has blocked. {@link io.xiaoer.gateway.limits.Gate} is asked before anything
 * becomes a command; every no is a {@link io.xiaoer.gateway.limits.Denial}, which has a code for
 * the app and is counted. The limits of a single connection are its session's.
 */
@NullMarked
package io.xiaoer.gateway.limits;

import org.jspecify.annotations.NullMarked;
