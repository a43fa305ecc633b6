package io.xiaoer.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of commands that are the same whenever the same cause gives the command again. */
public final class StableId {
  private StableId() {}

  /** The id for these words. */
  public static String of(String... words) {
    String name = String.join("\0", words);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
