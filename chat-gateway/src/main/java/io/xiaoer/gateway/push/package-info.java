/**
 * Calls customers who are not looking. {@link io.xiaoer.gateway.push.UnseenConsumer} follows the
 * log and asks {@link io.xiaoer.gateway.push.Unseen} which words of the shop nobody has had on a
 * screen for a while; {@link io.xiaoer.gateway.push.Notices} hands each to every {@link
 * io.xiaoer.gateway.push.Notifier}: {@link io.xiaoer.gateway.push.WebPush} for browsers, {@link
 * io.xiaoer.gateway.push.Webhook} for a service of the shop's own. None of them is told a word of
 * what was said.
 */
@NullMarked
package io.xiaoer.gateway.push;

import org.jspecify.annotations.NullMarked;
