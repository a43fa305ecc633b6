package io.xiaoer.gateway.audit;

/**
 * The equation of one shop and entrance: {@code accepted = displayed + waiting + failed}.
 *
 * @param accepted messages that the log took, without repetitions
 * @param displayed such as have come to the other side
 * @param waiting such as have not been judged yet, or not been shown
 * @param failed such as were refused or laid aside; their senders were told
 * @param repeated repetitions that were dropped
 */
public record Equation(long accepted, long displayed, long waiting, long failed, long repeated) {
  /**
   * The equation of counts.
   *
   * @param unjudged messages that were read and are not judged yet
   * @param unread messages that are logged and whose command was not read yet
   */
  public static Equation of(Counts counts, long unjudged, long unread) {
    return new Equation(
        counts.taken() + unread - counts.repeated(),
        counts.displayed(),
        counts.logged() - counts.displayed() + unjudged,
        counts.failed(),
        counts.repeated());
  }

  /** What is missing (above zero) or too much (below zero); zero when the equation holds. */
  public long difference() {
    return accepted - displayed - waiting - failed;
  }

  /** Both together. */
  public Equation plus(Equation other) {
    return new Equation(
        accepted + other.accepted,
        displayed + other.displayed,
        waiting + other.waiting,
        failed + other.failed,
        repeated + other.repeated);
  }
}
