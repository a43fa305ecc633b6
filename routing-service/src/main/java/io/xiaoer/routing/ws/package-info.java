/**
 * The agents' socket. {@link io.xiaoer.routing.ws.DeskSocket} takes frames, {@link
 * io.xiaoer.routing.ws.AgentFrames} says what each one does, {@link io.xiaoer.routing.ws.Hub}
 * brings news to the sessions, {@link io.xiaoer.routing.ws.AgentSession} is one connection with its
 * limits.
 */
@NullMarked
package io.xiaoer.routing.ws;

import org.jspecify.annotations.NullMarked;
