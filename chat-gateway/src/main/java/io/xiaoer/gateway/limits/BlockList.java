package io.xiaoer.gateway.limits;

import com.mongodb.MongoException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.limits.Block.Kind;
import io.xiaoer.gateway.mongo.Blocks;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Whom the shop has blocked, as this node knows it: read again every {@link #EVERY}, and at once
 * where it was changed. While the store is away, what was known last holds.
 */
@Singleton
public class BlockList {
  private static final Logger LOG = Logger.getLogger(BlockList.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Blocks store;
  private final String shopId;
  private final Clock clock;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("block-list").daemon().unstarted(task));
  private volatile Map<String, Block> blocks = Map.of();

  /** Knows nobody before it has read. */
  public BlockList(Blocks store, GatewayConfig config, Clock clock) {
    this.store = store;
    this.shopId = config.shop().id();
    this.clock = clock;
  }

  void begin(@Observes StartupEvent started) {
    reader.scheduleWithFixedDelay(this::readQuietly, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent stopping) {
    reader.shutdownNow();
  }

  /** Reads the shop's blocks anew. */
  public void read() {
    blocks =
        store.of(shopId).stream()
            .collect(Collectors.toUnmodifiableMap(Block::key, block -> block, (a, _) -> a));
  }

  boolean blocksCustomer(String id) {
    return holds(Kind.CUSTOMER, id);
  }

  boolean blocksAddress(String address) {
    return holds(Kind.ADDRESS, address);
  }

  private boolean holds(Kind kind, String value) {
    return Optional.ofNullable(blocks.get(Block.key(kind, value)))
        .filter(block -> block.holds(clock.instant()))
        .isPresent();
  }

  private void readQuietly() {
    try {
      read();
    } catch (MongoException | IllegalStateException away) {
      LOG.debugf("the block list could not be read: %s", away.getClass().getSimpleName());
    } catch (RuntimeException bug) {
      LOG.error("the block list could not be read", bug);
    }
  }
}
