package io.xiaoer.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.identity.Visitor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Asked before a frame becomes a command. Rates are token buckets: a limit per minute may be used
 * at once, and then comes back evenly.
 */
@Singleton
public class Gate {
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final LimitsConfig config;
  private final BlockList blocks;
  private final MeterRegistry meters;
  private final LoadingCache<String, Manners> customers;
  private final LoadingCache<String, Bucket> addresses;
  private final Bucket shop;

  /** Lets through what keeps to the limits. */
  public Gate(LimitsConfig config, BlockList blocks, Clock clock, MeterRegistry meters) {
    this.config = config;
    this.blocks = blocks;
    this.meters = meters;
    this.customers =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .expireAfterAccess(QUIET)
            .build(_ -> new Manners(config, clock));
    this.addresses =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .expireAfterAccess(QUIET)
            .build(_ -> perMinute(config.guestAddressPerMinute()));
    this.shop = bucket(config.shopPerSecond(), Duration.ofSeconds(1));
    for (Denial denial : Denial.values()) {
      count(denial, 0);
    }
  }

  /**
   * Whether a frame may become a command.
   *
   * @param who sends it
   * @param address from where
   * @return why not; nothing if it may
   */
  public Optional<Denial> denies(Visitor who, String address, CustomerFrame frame) {
    if (isFree(frame)) {
      return Optional.empty();
    }
    Optional<Denial> denial = judged(who, address, frame);
    denial.ifPresent(why -> count(why, 1));
    return denial;
  }

  /** Whether an address may not have guests. */
  public boolean blocksGuests(String address) {
    boolean blocked = blocks.blocksAddress(address);
    if (blocked) {
      count(Denial.BLOCKED, 1);
    }
    return blocked;
  }

  /** Counts a frame that was refused, for whatever reason. */
  public void refused(String code) {
    meters.counter("gateway.refused.frames", "code", code).increment();
  }

  /** Counts a socket that this node has closed. */
  public void closed(int code) {
    meters.counter("gateway.closed.sockets", "code", Integer.toString(code)).increment();
  }

  private Optional<Denial> judged(Visitor who, String address, CustomerFrame frame) {
    if (blocks.blocksCustomer(who.customer().id())
        || (who.isGuest() && blocks.blocksAddress(address))) {
      return Optional.of(Denial.BLOCKED);
    }
    Manners manners = customers.get(who.customer().id());
    if (!manners.mayAsk()) {
      return Optional.of(Denial.CUSTOMER);
    }
    if (who.isGuest() && !addresses.get(address).tryConsume(1)) {
      return Optional.of(Denial.ADDRESS);
    }
    if (frame instanceof CustomerFrame.Post post && post.text() != null) {
      Optional<Denial> rude = manners.judge(post.clientMessageId(), post.text());
      if (rude.isPresent()) {
        return rude;
      }
    }
    return shop.tryConsume(1) ? Optional.empty() : Optional.of(Denial.SHOP);
  }

  /** What a page sends by itself is held by the limit of its connection alone. */
  private static boolean isFree(CustomerFrame frame) {
    return frame instanceof CustomerFrame.Hello
        || frame instanceof CustomerFrame.Refresh
        || frame instanceof CustomerFrame.Ping
        || frame instanceof CustomerFrame.Typing
        || frame instanceof CustomerFrame.CallSay
        || frame instanceof CustomerFrame.EndCall
        || frame instanceof CustomerFrame.Displayed
        || frame instanceof CustomerFrame.Receipt;
  }

  private void count(Denial why, int times) {
    meters.counter("gateway.denied", "code", why.code()).increment(times);
  }

  static Bucket perMinute(int limit) {
    return bucket(limit, Duration.ofMinutes(1));
  }

  private static Bucket bucket(int limit, Duration in) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, in))
        .build();
  }
}
