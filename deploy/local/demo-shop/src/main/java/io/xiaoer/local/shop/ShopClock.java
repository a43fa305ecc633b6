package io.xiaoer.local.shop;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The clock of the shop's shell; the shop lives in UTC+8. */
@Singleton
final class ShopClock {

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.system(ZoneOffset.ofHours(8));
  }
}
