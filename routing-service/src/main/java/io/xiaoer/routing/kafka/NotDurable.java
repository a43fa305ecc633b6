package io.xiaoer.routing.kafka;

/** A command could not be made durable in time. */
public final class NotDurable extends Exception {
  private static final long serialVersionUID = 1L;

  NotDurable(String why) {
    super(why);
  }

  NotDurable(String topic, Throwable cause) {
    super("a command to " + topic + " is not known to be durable", cause);
  }
}
