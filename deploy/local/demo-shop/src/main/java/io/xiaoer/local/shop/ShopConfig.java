package io.xiaoer.local.shop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The shop's own settings. */
@ConfigMapping(prefix = "shop")
public interface ShopConfig {

  /** The MongoDB database that holds the shop's documents. */
  @WithDefault("xiaoer_demo_shop")
  String database();
}
