package io.xiaoer.gateway.audit;

/**
 * Messages, each side counted where it shows: {@code taken} in the topic of commands, {@code
 * logged} and {@code displayed} in the topic of events, {@code repeated} and {@code failed} in the
 * topic of verdicts.
 *
 * @param taken commands that say something
 * @param repeated of these, repetitions that were dropped
 * @param failed refused or laid aside
 * @param logged messages with a number
 * @param displayed of these, such as have come to the other side
 * @param lost breaks: commands that came to nothing
 * @param forged breaks: messages that no command explains
 */
public record Counts(
    long taken, long repeated, long failed, long logged, long displayed, long lost, long forged) {
  /** Nothing. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        taken + other.taken,
        repeated + other.repeated,
        failed + other.failed,
        logged + other.logged,
        displayed + other.displayed,
        lost + other.lost,
        forged + other.forged);
  }

  static Counts ofTaken(int number) {
    return new Counts(number, 0, 0, 0, 0, 0, 0);
  }

  static Counts ofRepeated() {
    return new Counts(0, 1, 0, 0, 0, 0, 0);
  }

  static Counts ofFailed() {
    return new Counts(0, 0, 1, 0, 0, 0, 0);
  }

  static Counts ofLogged() {
    return new Counts(0, 0, 0, 1, 0, 0, 0);
  }

  static Counts ofDisplayed(int number) {
    return new Counts(0, 0, 0, 0, number, 0, 0);
  }

  static Counts ofLost() {
    return new Counts(0, 0, 0, 0, 0, 1, 0);
  }

  static Counts ofForged() {
    return new Counts(0, 0, 0, 0, 0, 0, 1);
  }
}
