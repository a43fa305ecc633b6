package io.xiaoer.bot.core.dialogue;

import io.xiaoer.contracts.conversation.ProblemClass;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that the bot can understand. */
public enum Intent {
  WHERE_IS_MY_PARCEL("where-is-my-parcel", ProblemClass.LOGISTICS, Need.ORDERS),
  PARCEL_NOT_MOVING("parcel-not-moving", ProblemClass.LOGISTICS, Need.ORDERS),
  PARCEL_SHOWS_DELIVERED_NOT_RECEIVED(
      "parcel-shows-delivered-not-received", ProblemClass.LOGISTICS, Need.ORDERS),
  WHEN_SHIPS("when-ships", ProblemClass.LOGISTICS, Need.ORDERS),
  CHANGE_ADDRESS("change-address", ProblemClass.LOGISTICS, Need.ORDERS),
  CANCEL_ORDER("cancel-order", ProblemClass.GENERAL, Need.ORDERS),
  ORDER_STATUS("order-status", ProblemClass.GENERAL, Need.ORDERS),
  MODIFY_ORDER("modify-order", ProblemClass.GENERAL, Need.ORDERS),
  REFUND_STATUS("refund-status", ProblemClass.AFTER_SALES, Need.ORDERS),
  REFUND_REQUEST("refund-request", ProblemClass.AFTER_SALES, Need.ORDERS),
  RETURN_REQUEST("return-request", ProblemClass.AFTER_SALES, Need.ORDERS),
  RETURN_FREIGHT_WHO_PAYS("return-freight-who-pays", ProblemClass.AFTER_SALES),
  EXCHANGE_REQUEST("exchange-request", ProblemClass.AFTER_SALES, Need.ORDERS, Need.CATALOGUE),
  WRONG_OR_MISSING_ITEM("wrong-or-missing-item", ProblemClass.AFTER_SALES, Need.ORDERS),
  DAMAGED_ITEM("damaged-item", ProblemClass.AFTER_SALES, Need.ORDERS),
  QUALITY_PROBLEM("quality-problem", ProblemClass.AFTER_SALES, Need.ORDERS),
  WARRANTY_REPAIR("warranty-repair", ProblemClass.AFTER_SALES, Need.ORDERS),
  INVOICE("invoice", ProblemClass.GENERAL, Need.ORDERS),
  PAYMENT_FAILED("payment-failed", ProblemClass.PAYMENTS, Need.ORDERS),
  DOUBLE_CHARGED("double-charged", ProblemClass.PAYMENTS, Need.ORDERS),
  PAYMENT_METHODS("payment-methods", ProblemClass.PAYMENTS),
  INSTALMENTS("instalments", ProblemClass.PAYMENTS),
  COUPON_NOT_WORKING("coupon-not-working", ProblemClass.GENERAL, Need.COUPONS),
  COUPON_HOW_TO("coupon-how-to", ProblemClass.GENERAL, Need.COUPONS),
  PRICE_PROTECTION("price-protection", ProblemClass.GENERAL, Need.ORDERS, Need.CATALOGUE),
  PROMOTION_RULES("promotion-rules", ProblemClass.GENERAL, Need.COUPONS),
  PRODUCT_SIZE("product-size", ProblemClass.PRODUCTS, Need.ORDERS, Need.CATALOGUE),
  PRODUCT_MATERIAL("product-material", ProblemClass.PRODUCTS, Need.ORDERS, Need.CATALOGUE),
  PRODUCT_CARE("product-care", ProblemClass.PRODUCTS, Need.ORDERS, Need.CATALOGUE),
  IN_STOCK("in-stock", ProblemClass.PRODUCTS, Need.ORDERS, Need.CATALOGUE),
  PRODUCT_AUTHENTIC("product-authentic", ProblemClass.PRODUCTS),
  ACCOUNT_LOGIN("account-login", ProblemClass.GENERAL),
  DELETE_ACCOUNT("delete-account", ProblemClass.GENERAL),
  COMPLAINT_SERVICE("complaint-service", ProblemClass.COMPLAINT, Need.ORDERS),
  COMPLAINT_MERCHANT("complaint-merchant", ProblemClass.COMPLAINT, Need.ORDERS),
  GREETING("greeting", ProblemClass.GENERAL),
  THANKS("thanks", ProblemClass.GENERAL),
  GOODBYE("goodbye", ProblemClass.GENERAL),
  WANTS_A_PERSON("wants-a-person", ProblemClass.GENERAL),
  WHAT_CAN_YOU_DO("what-can-you-do", ProblemClass.GENERAL),
  AFFIRM("affirm", ProblemClass.GENERAL),
  DENY("deny", ProblemClass.GENERAL);

  private static final Map<String, Intent> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Intent::id, Function.identity()));

  private final String id;
  private final ProblemClass problemClass;
  private final Set<Need> needs;

  Intent(String id, ProblemClass problemClass, Need... needs) {
    this.id = id;
    this.problemClass = problemClass;
    this.needs = Set.of(needs);
  }

  /** Its name in models, events and answers. */
  public String id() {
    return id;
  }

  /** The kind of problem; decides skill and urgency where people take over. */
  public ProblemClass problemClass() {
    return problemClass;
  }

  /** What its answer needs of the shop. */
  public Set<Need> needs() {
    return needs;
  }

  /** The intent of this name, or {@code null}. */
  public static @Nullable Intent of(@Nullable String id) {
    return id == null ? null : BY_ID.get(id);
  }
}
