package io.xiaoer.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The gateway runs, with a real broker and store, an issuer of tokens, and a stand of the shop. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(ShopStand.class)
@QuarkusTestResource(SpeechStand.class)
@QuarkusTestResource(PushStand.class)
public @interface Suite {}
