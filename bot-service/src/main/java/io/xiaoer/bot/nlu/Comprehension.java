package io.xiaoer.bot.nlu;

import io.xiaoer.bot.BotConfig;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.core.nlu.LanguageModel.Reading;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The models of all languages, loaded once. Calls run on a bounded pool of platform threads,
 * because native code would pin a virtual thread; what was read before is remembered.
 */
@ApplicationScoped
public class Comprehension {
  private static final int WAITING_CALLS = 1_000;

  private final ThreadPoolExecutor pool;
  private final Map<Language, Part> parts = new EnumMap<>(Language.class);
  private final Map<Key, Reading> cache;

  private record Part(SentenceEncoder encoder, LanguageModel model) {}

  private record Key(Language language, String normalised) {}

  Comprehension(BotConfig config) {
    keepTokenizerFilesTemporary();
    int most = config.cachedReadings();
    cache =
        Collections.synchronizedMap(
            new LinkedHashMap<>(256, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<Key, Reading> eldest) {
                return size() > most;
              }
            });
    pool =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_CALLS),
            Thread.ofPlatform().name("encoder-", 0).daemon(true).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());
    Map<Language, Future<Part>> loading = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      loading.put(language, pool.submit(() -> load(language)));
    }
    loading.forEach((language, part) -> parts.put(language, await(part)));
  }

  /**
   * Reads a normalised text.
   *
   * @throws IllegalStateException if the runtime fails
   */
  public Reading read(Language language, String normalised) {
    Key key = new Key(language, normalised);
    Reading known = cache.get(key);
    if (known != null) {
      return known;
    }
    Part part = part(language);
    Reading reading =
        await(pool.submit(() -> part.model().read(normalised, part.encoder().encode(normalised))));
    cache.put(key, reading);
    return reading;
  }

  /** The version of a language's model. */
  public String version(Language language) {
    return part(language).model().version();
  }

  @PreDestroy
  void close() throws InterruptedException {
    pool.shutdown();
    if (pool.awaitTermination(5, TimeUnit.SECONDS)) {
      parts.values().forEach(part -> part.encoder().close());
    }
  }

  private Part part(Language language) {
    Part part = parts.get(language);
    if (part == null) {
      throw new IllegalStateException("no model for " + language);
    }
    return part;
  }

  private static Part load(Language language) {
    return new Part(SentenceEncoder.load(language), ModelFile.load(language));
  }

  /** The tokenizer unpacks its native library; a container's home is read-only, its /tmp is not. */
  private static void keepTokenizerFilesTemporary() {
    if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
      Path folder = Path.of(System.getProperty("java.io.tmpdir"), "xiaoer-tokenizers");
      System.setProperty("DJL_CACHE_DIR", folder.toString());
    }
    System.setProperty("ai.djl.offline", "true");
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a message could not be read", e.getCause());
    }
  }
}
