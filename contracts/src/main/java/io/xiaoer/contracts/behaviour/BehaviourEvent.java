package io.xiaoer.contracts.behaviour;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has done in a shop. The customer is the envelope's subject, its time is when he
 * did it, and the version of the text by which he agreed stands in {@code facts.versions.consent}.
 *
 * <p>Numbers rise densely per customer in the order of intake, which need not be that of the deeds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BehaviourEvent.Browsed.class, name = "browsed"),
  @JsonSubTypes.Type(value = BehaviourEvent.Dwelled.class, name = "dwelled"),
  @JsonSubTypes.Type(value = BehaviourEvent.Searched.class, name = "searched"),
  @JsonSubTypes.Type(value = BehaviourEvent.CartChanged.class, name = "cart-changed"),
  @JsonSubTypes.Type(value = BehaviourEvent.OrderChanged.class, name = "order-changed"),
  @JsonSubTypes.Type(value = BehaviourEvent.OfferShown.class, name = "offer-shown"),
  @JsonSubTypes.Type(value = BehaviourEvent.OfferAnswered.class, name = "offer-answered")
})
public sealed interface BehaviourEvent extends Event {
  /** The shop in which it was done. */
  String shopId();

  /**
   * He opened a page.
   *
   * @param shopId where
   * @param page the app's own name of the page, for example {@code product} or {@code home}
   * @param productId what it shows, if it is a product
   */
  record Browsed(String shopId, String page, @Nullable String productId) implements BehaviourEvent {
    /** Checks the limits. */
    public Browsed {
      Limits.id("shopId", shopId);
      Limits.id("page", page);
      Limits.optionalText("productId", productId, Limits.ID_CHARS);
    }
  }

  /**
   * He stayed on a page.
   *
   * @param shopId where
   * @param page the app's own name of the page
   * @param productId what it shows, if it is a product
   * @param seconds how long it was before his eyes, up to a day
   */
  record Dwelled(String shopId, String page, @Nullable String productId, int seconds)
      implements BehaviourEvent {
    /** Checks the limits. */
    public Dwelled {
      Limits.id("shopId", shopId);
      Limits.id("page", page);
      Limits.optionalText("productId", productId, Limits.ID_CHARS);
      Limits.range("seconds", seconds, 0, 86_400);
    }
  }

  /**
   * He searched.
   *
   * @param shopId where
   * @param query his words
   * @param results how many goods were found
   */
  record Searched(String shopId, @Personal String query, int results) implements BehaviourEvent {
    /** Checks the limits. */
    public Searched {
      Limits.id("shopId", shopId);
      Limits.personalText("query", query, QUERY_CHARS);
      Limits.range("results", results, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * His cart has another number of a product.
   *
   * @param shopId where
   * @param productId which product
   * @param quantity how many are in the cart now; 0 when it was taken out
   * @param priceFen what one of them costs, in fen; absent if the reporter does not say
   */
  record CartChanged(String shopId, String productId, int quantity, @Nullable Long priceFen)
      implements BehaviourEvent {
    /** Checks the limits. */
    public CartChanged {
      Limits.id("shopId", shopId);
      Limits.id("productId", productId);
      Limits.range("quantity", quantity, 0, 100_000);
      if (priceFen != null) {
        Limits.range("priceFen", priceFen, 0, MOST_FEN);
      }
    }
  }

  /**
   * An order of his has another status.
   *
   * @param shopId where
   * @param orderId which
   * @param status the shop's word for it, for example {@code PAID}
   * @param totalFen its amount, in fen
   */
  record OrderChanged(String shopId, String orderId, String status, long totalFen)
      implements BehaviourEvent {
    /** Checks the limits. */
    public OrderChanged {
      Limits.id("shopId", shopId);
      Limits.id("orderId", orderId);
      Limits.id("status", status);
      Limits.range("totalFen", totalFen, 0, Long.MAX_VALUE);
    }
  }

  /**
   * He was offered help unasked; only chat-gateway reports it.
   *
   * @param shopId where
   * @param offerId the offer
   * @param triggerId the shop's rule that led to it
   */
  record OfferShown(String shopId, String offerId, String triggerId) implements BehaviourEvent {
    /** Checks the limits. */
    public OfferShown {
      Limits.id("shopId", shopId);
      Limits.id("offerId", offerId);
      Limits.id("triggerId", triggerId);
    }
  }

  /**
   * He answered an offer of help; only chat-gateway reports it.
   *
   * @param shopId where
   * @param offerId the offer
   * @param triggerId the shop's rule that led to it
   * @param accepted whether he took it; else he sent it away
   */
  record OfferAnswered(String shopId, String offerId, String triggerId, boolean accepted)
      implements BehaviourEvent {
    /** Checks the limits. */
    public OfferAnswered {
      Limits.id("shopId", shopId);
      Limits.id("offerId", offerId);
      Limits.id("triggerId", triggerId);
    }
  }

  /** The dearest piece, in fen. */
  long MOST_FEN = 100_000_000_000L;

  /** Longest search, in characters. */
  int QUERY_CHARS = 200;
}
