package io.xiaoer.gateway.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.gateway.mongo.Subscriptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Hands each notice to every way that is set up. A way that is slow or down holds up no other. */
@ApplicationScoped
public class Notices {
  private static final Logger LOG = Logger.getLogger(Notices.class);

  /** Most calls under way at once; more wait for one to end. */
  private static final int AT_ONCE = 64;

  private final List<Notifier> ways = new ArrayList<>();
  private final Optional<Vapid> vapid;
  private final MeterRegistry meters;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  Notices(PushConfig config, Subscriptions subscriptions, MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.vapid = Vapid.of(config.vapid(), clock);
    vapid.ifPresent(known -> ways.add(new WebPush(known, config, subscriptions)));
    config.webhook().url().ifPresent(url -> ways.add(webhook(url, config, clock)));
  }

  /** Wrong keys stop the start, not the first notice. */
  void check(@Observes StartupEvent start) {
    LOG.debugf("%d ways to call customers", ways.size());
  }

  /** Whether anybody can be called at all. */
  public boolean isOn() {
    return !ways.isEmpty();
  }

  /** The key with which browsers subscribe; none if they cannot be called. */
  public Optional<String> publicKey() {
    return vapid.map(Vapid::publicKey);
  }

  /** Calls the customer in every way, on threads of its own. */
  void call(Notice notice) {
    for (Notifier way : ways) {
      places.acquireUninterruptibly();
      calls.execute(() -> call(way, notice));
    }
  }

  private void call(Notifier way, Notice notice) {
    try {
      count(way, way.notify(notice).name());
    } catch (RuntimeException broken) {
      count(way, "ERROR");
      LOG.errorf(broken, "%s could not call for %s", way.name(), notice.conversationId());
    } finally {
      places.release();
    }
  }

  private void count(Notifier way, String outcome) {
    meters
        .counter(
            "gateway.push.notices", "way", way.name(), "outcome", outcome.toLowerCase(Locale.ROOT))
        .increment();
  }

  private static Notifier webhook(String url, PushConfig config, Clock clock) {
    String secret =
        config
            .webhook()
            .secret()
            .orElseThrow(() -> new IllegalStateException("gateway.push.webhook.secret is missing"));
    try {
      byte[] key = Base64.getDecoder().decode(secret);
      return new Webhook(URI.create(url), key, config.timeout(), clock);
    } catch (IllegalArgumentException invalid) {
      throw new IllegalStateException("gateway.push.webhook.secret is not Base64", invalid);
    }
  }

  @PreDestroy
  void close() {
    calls.shutdownNow();
  }
}
