package io.xiaoer.gateway.push;

/** A way to call a customer. Called with each notice at least once; says nothing of its content. */
public interface Notifier {
  /** Its name in metrics. */
  String name();

  /**
   * Calls the customer, and waits until he is called.
   *
   * @return how it went; an outage is an answer, not an exception
   */
  Outcome notify(Notice notice);

  /** How a call went. */
  enum Outcome {
    /** At least one device or service took it. */
    SENT,
    /** There is nobody to call this way. */
    NOBODY,
    /** Not delivered: refused, or not answered after all attempts. */
    FAILED
  }
}
