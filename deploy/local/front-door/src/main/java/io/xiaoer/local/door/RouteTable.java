package io.xiaoer.local.door;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All paths; of several that match, the longest wins, and an exact one before a prefix. */
record RouteTable(List<Route> routes) {

  private static final Comparator<Route> PRECEDENCE =
      Comparator.comparingInt(Route::length)
          .reversed()
          .thenComparing(Route::type)
          .thenComparing(Route::service);

  RouteTable {
    routes = routes.stream().sorted(PRECEDENCE).toList();
  }

  /** The route of a path, or empty if nothing is there. */
  Optional<Route> match(String path) {
    return routes.stream().filter(route -> route.matches(path)).findFirst();
  }

  /** The names of all backends. */
  Set<String> services() {
    Set<String> names = new TreeSet<>();
    routes.forEach(route -> names.add(route.service()));
    return names;
  }
}
