/**
 * REST: {@link io.xiaoer.routing.http.QueueResource} shows how the desk stands, {@link
 * io.xiaoer.routing.http.ConversationResource} the customer beside a conversation and why it went
 * where it went; {@link io.xiaoer.routing.http.ConsolePage} serves the staff console.
 */
@NullMarked
package io.xiaoer.routing.http;

import org.jspecify.annotations.NullMarked;
