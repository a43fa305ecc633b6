package io.xiaoer.gateway.safety;

import io.xiaoer.gateway.mongo.LinkLists;
import io.xiaoer.gateway.mongo.LinkLists.Hosts;
import io.xiaoer.gateway.privacy.LinkRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Every shop's rules for links: the installation's hosts, then the shop's own lists, which are read
 * again after {@link #LIFE}.
 */
public final class ShopLinks {
  /** How long a changed list may take to be in force. */
  public static final Duration LIFE = Duration.ofSeconds(10);

  private record Held(LinkRules rules, Instant until) {}

  private final LinkLists lists;
  private final List<String> allowed;
  private final List<String> blocked;
  private final Clock clock;
  private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

  /**
   * Rules.
   *
   * @param allowed hosts that every shop trusts
   * @param blocked hosts that no shop leads to
   */
  public ShopLinks(LinkLists lists, List<String> allowed, List<String> blocked, Clock clock) {
    this.lists = lists;
    this.allowed = List.copyOf(allowed);
    this.blocked = List.copyOf(blocked);
    this.clock = clock;
  }

  /** A shop's rules. */
  public LinkRules of(String shopId) {
    Instant now = clock.instant();
    Held known = held.get(shopId);
    if (known != null && now.isBefore(known.until())) {
      return known.rules();
    }
    Hosts hosts = lists.of(shopId);
    LinkRules rules =
        new LinkRules(joined(allowed, hosts.allowed()), joined(blocked, hosts.blocked()));
    held.put(shopId, new Held(rules, now.plus(LIFE)));
    return rules;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
