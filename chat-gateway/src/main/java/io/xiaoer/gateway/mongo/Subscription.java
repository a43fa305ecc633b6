package io.xiaoer.gateway.mongo;

import java.time.Instant;

/**
 * A browser that wants to be called, as its Push API describes itself.
 *
 * @param endpoint address at the browser's push service
 * @param p256dh the browser's public key: an uncompressed point of P-256, Base64url
 * @param auth its secret: 16 bytes, Base64url
 * @param locale BCP 47 tag of the page
 * @param since when it subscribed
 */
public record Subscription(
    String endpoint, String p256dh, String auth, String locale, Instant since) {}
