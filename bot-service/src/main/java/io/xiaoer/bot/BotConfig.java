package io.xiaoer.bot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Every setting of the bot that is its own. */
@ConfigMapping(prefix = "bot")
public interface BotConfig {
  /** The zone in which customers' times are meant and shown. */
  @WithDefault("Asia/Shanghai")
  String zone();

  /** Threads that run the encoders, each busy for some milliseconds a message. */
  @WithDefault("2")
  int threads();

  /** Most readings that are remembered, by normalised text and language. */
  @WithDefault("5000")
  int cachedReadings();

  /** How long a conversation that nobody closed is remembered after its last event. */
  @WithDefault("30D")
  Duration forgetAfter();

  /** What the shops are called, by id; a shop that is missing here is called by its id. */
  Map<String, Shop> shops();

  /** A shop's names. */
  interface Shop {
    /** Chinese. */
    String name();

    /** English. */
    String nameEn();
  }
}
