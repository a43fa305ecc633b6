/** Frames of the two WebSockets: customers at chat-gateway, agents at routing-service. */
@NullMarked
package io.xiaoer.contracts.socket;

import org.jspecify.annotations.NullMarked;
