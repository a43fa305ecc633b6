package io.xiaoer.bot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

    /** With which words the bot greets whoever comes, in place of its own. */
    Greetings greetings();
  }

  /**
   * A shop's own greetings by entrance; those that are missing are the bot's own. {@code {shop}}
   * stands for the shop's name.
   */
  interface Greetings {
    /** Whoever comes from the help centre. */
    Optional<Greeting> help();

    /** Whoever comes from one of his orders. */
    Optional<Greeting> order();

    /** Whoever comes from a product; {@code {product}} stands for its name. */
    Optional<Greeting> product();
  }

  /** A greeting in both languages, at most 500 characters each. */
  interface Greeting {
    /** Chinese. */
    String zh();

    /** English. */
    String en();
  }
}
