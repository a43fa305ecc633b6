package io.xiaoer.gateway.ws;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest {@link #KEPT} commands of one socket, with the app's own id of what each was to do;
 * older ones are forgotten.
 */
final class OwnCommands {
  static final int KEPT = 200;

  private final SequencedMap<String, @Nullable String> refs = new LinkedHashMap<>();

  /**
   * Notes a command.
   *
   * @param ref the app's own id; {@code null} where it waits for nothing
   */
  synchronized void add(String commandId, @Nullable String ref) {
    refs.put(commandId, ref);
    if (refs.size() > KEPT) {
      refs.pollFirstEntry();
    }
  }

  synchronized boolean contains(String commandId) {
    return refs.containsKey(commandId);
  }

  /** The app's own id of what a command was to do. */
  synchronized @Nullable String ref(String commandId) {
    return refs.get(commandId);
  }
}
