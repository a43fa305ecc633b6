package io.xiaoer.gateway.ws;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The latest {@link #KEPT} commands of one socket, with the app's own id of what each was to do;
 * older ones are forgotten.
 */
final class OwnCommands {
  static final int KEPT = 200;

  /** What the app waits for no answer to. */
  private static final String NO_REF = "";

  private final SequencedMap<String, String> refs = new LinkedHashMap<>();

  /** Notes a command that the app asked for under an id of its own. */
  synchronized void add(String commandId, String ref) {
    refs.put(commandId, ref);
    if (refs.size() > KEPT) {
      refs.pollFirstEntry();
    }
  }

  /** Notes a command of which the app waits for nothing. */
  void add(String commandId) {
    add(commandId, NO_REF);
  }

  synchronized boolean contains(String commandId) {
    return refs.containsKey(commandId);
  }

  /** The app's own id of what a command was to do. */
  synchronized Optional<String> ref(String commandId) {
    return Optional.ofNullable(refs.get(commandId)).filter(ref -> !ref.equals(NO_REF));
  }
}
