package io.xiaoer.routing.ws;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose the latest commands to the conversation log were; the oldest are forgotten. */
final class CommandSenders {
  private static final int REMEMBERED = 20_000;

  private final Map<String, String> agents = new LinkedHashMap<>();

  synchronized void note(String commandId, String agentId) {
    agents.put(commandId, agentId);
    if (agents.size() > REMEMBERED) {
      agents.remove(agents.keySet().iterator().next());
    }
  }

  synchronized @Nullable String agentOf(String commandId) {
    return agents.get(commandId);
  }
}
