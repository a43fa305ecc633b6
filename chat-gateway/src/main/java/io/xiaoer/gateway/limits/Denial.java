package io.xiaoer.gateway.limits;

/** Why something is not let through. */
public enum Denial {
  /** The shop has blocked the customer, or the address of a guest. */
  BLOCKED("blocked", "the shop has blocked you"),
  /** The customer asks for too much, on all his devices together. */
  CUSTOMER("customer-rate", "too much at once, wait a little"),
  /** The guests of an address ask for too much together. */
  ADDRESS("address-rate", "too much from this address, wait a little"),
  /** The shop's customers ask for more than a node lets through. */
  SHOP("shop-rate", "the shop is very busy, try again"),
  /** The customer says the same again and again. */
  REPEATED("repeated-text", "you have said this several times"),
  /** There are more links than a person writes. */
  LINKS("too-many-links", "too many links");

  private final String code;
  private final String words;

  Denial(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** Stable word for programs. */
  public String code() {
    return code;
  }

  /** Whether the same may be let through in a while, without the customer's doing. */
  public boolean isOfTheMoment() {
    return this == CUSTOMER || this == ADDRESS || this == SHOP;
  }

  /** Words for developers. */
  public String words() {
    return words;
  }
}
