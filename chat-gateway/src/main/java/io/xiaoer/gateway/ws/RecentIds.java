package io.xiaoer.gateway.ws;

import java.util.LinkedHashSet;

/** The latest {@link #KEPT} ids; older ones are forgotten. */
final class RecentIds {
  static final int KEPT = 200;

  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  synchronized void add(String id) {
    ids.add(id);
    if (ids.size() > KEPT) {
      ids.removeFirst();
    }
  }

  synchronized boolean contains(String id) {
    return ids.contains(id);
  }
}
