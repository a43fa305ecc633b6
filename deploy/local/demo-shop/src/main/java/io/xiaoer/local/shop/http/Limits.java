package io.xiaoer.local.shop.http;

import io.xiaoer.local.shop.model.ExchangeRequest;
import io.xiaoer.rest.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a parameter may look like; anything else is answered with 400. */
final class Limits {

  /** Most entries of a list. */
  static final int MAX_LIMIT = 50;

  /** Entries of a list if nothing is said. */
  static final int DEFAULT_LIMIT = 20;

  /** Longest search text, in characters. */
  static final int MAX_QUERY_LENGTH = 50;

  /** Longest reason for an exchange, in characters. */
  static final int MAX_REASON_LENGTH = 200;

  static final String CUSTOMER_ID = "^[A-Za-z0-9-]{1,64}$";
  static final String ORDER_ID = "^[0-9]{14}$";
  static final String PRODUCT_ID = "^p-[0-9]{4}$";
  static final String ITEM_ID = "^[0-9]{14}-[0-9]{1,2}$";
  static final String SIZE = "^[\\p{L}\\p{N}. ]{1,16}$";
  static final String IDEMPOTENCY_KEY = "^[A-Za-z0-9._:-]{8,64}$";

  /** Anything but control characters. */
  static final String QUERY = "^[^\\x00-\\x1f\\x7f-\\x9f]*$";

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

  private Limits() {}

  static String customerId(String value) {
    return matching("customerId", value, CUSTOMER_ID);
  }

  static String orderId(String value) {
    return matching("orderId", value, ORDER_ID);
  }

  static String productId(String value) {
    return matching("productId", value, PRODUCT_ID);
  }

  static String idempotencyKey(@Nullable String value) {
    if (value == null) {
      throw Refusal.badRequest("missing-idempotency-key", "the header Idempotency-Key is missing");
    }
    return matching("Idempotency-Key", value, IDEMPOTENCY_KEY);
  }

  /** A number from 1 to {@link #MAX_LIMIT}; {@link #DEFAULT_LIMIT} if absent. */
  static int limit(@Nullable String value) {
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, with the same words as a number out of range.
    }
    throw invalid("limit must be a number from 1 to " + MAX_LIMIT);
  }

  static String query(@Nullable String value) {
    if (value == null) {
      return "";
    }
    if (value.length() > MAX_QUERY_LENGTH || CONTROL.matcher(value).find()) {
      throw invalid("q must have at most " + MAX_QUERY_LENGTH + " printable characters");
    }
    return value;
  }

  /** The body with everything present and within its limits. */
  static ExchangeRequest exchangeRequest(@Nullable ExchangeBody body) {
    if (body == null) {
      throw invalid("the body is missing");
    }
    String reason = present("reason", body.reason()).strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH || CONTROL.matcher(reason).find()) {
      throw invalid("reason must have 1 to " + MAX_REASON_LENGTH + " printable characters");
    }
    String newSize = body.newSize();
    return new ExchangeRequest(
        matching("itemId", present("itemId", body.itemId()), ITEM_ID),
        newSize == null ? null : matching("newSize", newSize, SIZE),
        reason,
        present("pickupFrom", body.pickupFrom()),
        present("pickupTo", body.pickupTo()));
  }

  private static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw invalid(name + " is missing");
    }
    return value;
  }

  private static String matching(String name, String value, String pattern) {
    if (!value.matches(pattern)) {
      throw invalid(name + " must match " + pattern);
    }
    return value;
  }

  private static ProblemException invalid(String detail) {
    return Refusal.badRequest("invalid-parameter", detail);
  }
}
