package io.xiaoer.local.launcher;

/** A reason not to go on that the user can do something about; its message is all he sees. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
