package io.xiaoer.local.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** First what nobody needs, last what all need; parts of one level may stop together. */
final class StopOrder {
  private StopOrder() {}

  /**
   * The levels in the order in which they stop.
   *
   * @param slots each after those that it needs
   */
  static List<List<Slot>> of(Collection<Slot> slots) {
    Map<String, Integer> depth = new HashMap<>();
    List<List<Slot>> levels = new ArrayList<>();
    for (Slot slot : slots) {
      int below =
          slot.part.needs().stream()
              .mapToInt(name -> depth.getOrDefault(name, -1))
              .max()
              .orElse(-1);
      int level = below + 1;
      depth.put(slot.part.name(), level);
      while (levels.size() <= level) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(slot);
    }
    return levels.reversed();
  }
}
