package io.xiaoer.bot.nlu;

import io.xiaoer.bot.BotConfig;
import java.time.Duration;
import java.util.Map;

/** The real listener with the real models, loaded once for all tests. */
public final class Listening {
  /** It. */
  public static final Listener LISTENER = new Listener(new Comprehension(new Config()));

  private Listening() {}

  private record Config() implements BotConfig {
    @Override
    public String zone() {
      return "Asia/Shanghai";
    }

    @Override
    public int threads() {
      return 2;
    }

    @Override
    public int cachedReadings() {
      return 100;
    }

    @Override
    public Duration forgetAfter() {
      return Duration.ofDays(1);
    }

    @Override
    public Map<String, Shop> shops() {
      return Map.of();
    }
  }
}
