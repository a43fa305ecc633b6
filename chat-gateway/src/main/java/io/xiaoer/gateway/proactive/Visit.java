package io.xiaoer.gateway.proactive;

import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of a customer to offer him help, and not too often.
 *
 * @param day the day that {@code shown} counts, by the shop's clock
 * @param shown how often he was offered help on it
 * @param lastShownAt when he was last
 * @param quietUntil until when he wants none
 * @param cart what lies in it by product, of at most {@link #MOST_PRODUCTS}
 * @param cartChangedAt when he last touched it
 * @param offer the latest offer
 */
public record Visit(
    @Nullable LocalDate day,
    int shown,
    @Nullable Instant lastShownAt,
    @Nullable Instant quietUntil,
    Map<String, InCart> cart,
    @Nullable Instant cartChangedAt,
    @Nullable Offer offer) {
  /** Of more products the oldest are forgotten. */
  public static final int MOST_PRODUCTS = 50;

  /** Nothing yet. */
  public static final Visit NONE = new Visit(null, 0, null, null, Map.of(), null, null);

  /** Copies the cart. */
  public Visit {
    cart = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cart));
  }

  /**
   * A product in the cart.
   *
   * @param pieces how many
   * @param priceFen what one costs, in fen; absent if nobody has said
   */
  public record InCart(int pieces, @Nullable Long priceFen) {}

  /**
   * An offer of help.
   *
   * @param id its id
   * @param triggerId by which rule
   * @param productId what it is about, if it is a product
   * @param consent the version of the words that he agreed to, as his app named it
   * @param answered whether he has answered
   */
  public record Offer(
      String id,
      String triggerId,
      @Nullable String productId,
      @Nullable String consent,
      boolean answered) {}

  /** A rule that holds, and what it is about. */
  public record Match(Trigger trigger, @Nullable String productId) {}

  /** After a deed: what is in the cart. */
  public Visit after(Deed deed) {
    return switch (deed.what()) {
      case BehaviourEvent.CartChanged changed -> {
        Map<String, InCart> more = new LinkedHashMap<>(cart);
        more.remove(changed.productId());
        if (changed.quantity() > 0) {
          more.put(changed.productId(), new InCart(changed.quantity(), changed.priceFen()));
        }
        while (more.size() > MOST_PRODUCTS) {
          more.remove(more.keySet().iterator().next());
        }
        yield with(more, deed.at());
      }
      case BehaviourEvent.OrderChanged _ -> with(Map.of(), deed.at());
      case BehaviourEvent.Browsed _,
          BehaviourEvent.Dwelled _,
          BehaviourEvent.Searched _,
          BehaviourEvent.OfferShown _,
          BehaviourEvent.OfferAnswered _ ->
          this;
    };
  }

  /** The first rule that holds after a deed, in the shop's order. */
  public Optional<Match> match(List<Trigger> triggers, Deed deed) {
    for (Trigger trigger : triggers) {
      if (trigger.enabled() && holds(trigger, deed)) {
        return Optional.of(new Match(trigger, productOf(deed)));
      }
    }
    return Optional.empty();
  }

  private boolean holds(Trigger trigger, Deed deed) {
    return switch (trigger.kind()) {
      case PAGE ->
          deed.what() instanceof BehaviourEvent.Browsed browsed && trigger.isFor(browsed.page());
      case DWELL ->
          deed.what() instanceof BehaviourEvent.Dwelled dwelled
              && trigger.isFor(dwelled.page())
              && dwelled.seconds() >= trigger.least();
      case CART -> isAdded(deed) && pieces() >= trigger.least();
      case CART_VALUE -> isAdded(deed) && worthFen() >= trigger.least();
      case CART_LEFT -> isLeft(trigger, deed);
    };
  }

  private static boolean isAdded(Deed deed) {
    return deed.what() instanceof BehaviourEvent.CartChanged changed && changed.quantity() > 0;
  }

  private int pieces() {
    return cart.values().stream().mapToInt(InCart::pieces).sum();
  }

  /** At least so much: what has no price is not counted. */
  private long worthFen() {
    return cart.values().stream()
        .filter(one -> one.priceFen() != null)
        .mapToLong(one -> one.pieces() * one.priceFen())
        .sum();
  }

  private boolean isLeft(Trigger trigger, Deed deed) {
    String page =
        switch (deed.what()) {
          case BehaviourEvent.Browsed browsed -> browsed.page();
          case BehaviourEvent.Dwelled dwelled -> dwelled.page();
          default -> null;
        };
    return page != null
        && trigger.isFor(page)
        && !cart.isEmpty()
        && cartChangedAt != null
        && !deed.at().isBefore(cartChangedAt.plusSeconds(trigger.least()));
  }

  private static @Nullable String productOf(Deed deed) {
    return switch (deed.what()) {
      case BehaviourEvent.Browsed browsed -> browsed.productId();
      case BehaviourEvent.Dwelled dwelled -> dwelled.productId();
      case BehaviourEvent.CartChanged changed -> changed.productId();
      default -> null;
    };
  }

  /** Whether one more offer is within the caps. */
  public boolean allows(Caps caps, Instant now, LocalDate today) {
    boolean used = today.equals(day) && shown >= caps.perDay();
    boolean tooSoon = lastShownAt != null && now.isBefore(lastShownAt.plus(caps.between()));
    boolean quiet = quietUntil != null && now.isBefore(quietUntil);
    return !used && !tooSoon && !quiet;
  }

  /** After an offer. */
  public Visit offered(Offer made, Instant now, LocalDate today) {
    int before = today.equals(day) ? shown : 0;
    return new Visit(today, before + 1, now, quietUntil, cart, cartChangedAt, made);
  }

  /** After an answer to the offer that is open. */
  public Visit answered(Offer given, boolean accepted, Caps caps, Instant now) {
    Offer done = new Offer(given.id(), given.triggerId(), given.productId(), given.consent(), true);
    Instant until = accepted ? quietUntil : now.plus(caps.quiet());
    return new Visit(day, shown, lastShownAt, until, cart, cartChangedAt, done);
  }

  private Visit with(Map<String, InCart> other, Instant at) {
    return new Visit(day, shown, lastShownAt, quietUntil, other, at, offer);
  }
}
