package io.xiaoer.gateway.identity;

/** What a token is good for. */
public sealed interface Admission {
  /**
   * Its bearer may come in.
   *
   * @param visitor who he is
   */
  record Admitted(Visitor visitor) implements Admission {}

  /** It is missing, damaged, forged, for somebody else, or has ended: a new one may do. */
  record Invalid() implements Admission {}

  /** It is genuine, and its bearer is no customer: another try is in vain. */
  record Forbidden() implements Admission {}

  /** Nobody can tell, because the identity provider's keys cannot be had now. */
  record Unknown() implements Admission {}
}
