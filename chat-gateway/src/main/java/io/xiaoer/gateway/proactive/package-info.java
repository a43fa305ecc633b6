/**
 * Help that is offered unasked. A shop's {@link io.xiaoer.gateway.proactive.Trigger}s are held
 * against what a customer does as it is taken in; {@link io.xiaoer.gateway.proactive.Offers} shows
 * him one if he has agreed to both being looked at and being written to, if nobody is talking with
 * him, in service hours, and within the {@link io.xiaoer.gateway.proactive.Caps}.
 */
@NullMarked
package io.xiaoer.gateway.proactive;

import org.jspecify.annotations.NullMarked;
