/**
 * What the services' tests with servers stand on: {@link io.xiaoer.testing.BrokerResource} is a
 * real Kafka node, {@link io.xiaoer.testing.StoreResource} a durable store (or the one at {@code
 * MONGODB_URI}), {@link io.xiaoer.testing.IdentityResource} an issuer whose tokens {@link
 * io.xiaoer.testing.TestTokens} signs with the claims that the Keycloak realm gives.
 */
@NullMarked
package io.xiaoer.testing;

import org.jspecify.annotations.NullMarked;
