package io.xiaoer.gateway.safety;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.kafka.LogRetention;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.mongo.PersonData;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/**
 * Forgets what is older than its class of data may be, once an hour. Every node does it; what is
 * gone is gone, so twice does no harm.
 */
@Singleton
public class Clearing {
  private static final Logger LOG = Logger.getLogger(Clearing.class);

  private final PersonData data;
  private final MediaErasure media;
  private final LogRetention log;
  private final PrivacyConfig.Retention keep;
  private final Clock clock;
  private final MeterRegistry meters;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("clearing").daemon(true).factory());

  /** Forgets by the times of a configuration. */
  public Clearing(
      PersonData data,
      MediaErasure media,
      LogRetention log,
      PrivacyConfig config,
      Clock clock,
      MeterRegistry meters) {
    this.data = data;
    this.media = media;
    this.log = log;
    this.keep = config.retention();
    this.clock = clock;
    this.meters = meters;
  }

  void begin(@Observes StartupEvent started) {
    long every = keep.every().toMillis();
    hourly.scheduleWithFixedDelay(this::tryToClear, every, every, TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent closing) {
    hourly.shutdownNow();
  }

  /** Forgets what is due now. */
  public void clear() {
    forget("originals", keep.originals(), data::forgetOriginals);
    forget("alerts", keep.alerts(), data::forgetAlerts);
    forget("reveals", keep.reveals(), data::forgetReveals);
    keep.conversations()
        .ifPresent(
            time -> {
              forget("conversations", time, end -> data.forgetConversations(end, media::forget));
              forget("events", time, log::forgetBefore);
            });
  }

  private void tryToClear() {
    try {
      clear();
    } catch (MongoException down) {
      LOG.warnf("not all was cleared, the store is down: %s", down.getClass().getSimpleName());
    } catch (TopicWriter.NotDurable down) {
      LOG.warnf("the log was not cleared: %s", down.getCause());
    } catch (RuntimeException bug) {
      LOG.error("clearing failed", bug);
    }
  }

  private void forget(String what, Duration kept, ToLongFunction<Instant> forgetBefore) {
    long gone = forgetBefore.applyAsLong(clock.instant().minus(kept));
    meters.counter("gateway.forgotten", "class", what).increment(gone);
    if (gone > 0) {
      LOG.infof("%d of %s were older than %s and are forgotten", gone, what, kept);
    }
  }
}
