package io.xiaoer.contracts.conversation;

/**
 * What kind of problem a customer has; decides the skill that is needed and how long he may wait.
 */
public enum ProblemClass {
  /** A payment failed, or was taken twice. */
  PAYMENTS,
  /** A complaint about goods, merchant or service. */
  COMPLAINT,
  /** Return, exchange, refund, repair. */
  AFTER_SALES,
  /** Where the parcel is. */
  LOGISTICS,
  /** Size, material, stock: questions before buying. */
  PRODUCTS,
  /** Everything else. */
  GENERAL
}
