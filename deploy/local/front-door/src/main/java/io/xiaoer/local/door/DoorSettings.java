package io.xiaoer.local.door;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the door listens, which tables it reads, and where the backends are.
 *
 * @param port 0 for any free one
 * @param backends by the service's name
 */
record DoorSettings(String host, int port, List<Path> tables, Map<String, Backend> backends) {

  static final String USAGE =
      """
      usage: front-door [--host 127.0.0.1] [--port 8080] --paths FILE... --backend NAME=HOST:PORT...
        XIAOER_PORT_FRONT_DOOR  the port, if --port is not given
        XIAOER_BACKENDS         NAME=HOST:PORT,NAME=HOST:PORT..., before --backend""";

  private static final int DEFAULT_PORT = 8080;

  /**
   * Settings from a command line; the environment comes first, so that an argument wins.
   *
   * @throws IllegalArgumentException naming the argument that cannot be used
   */
  static DoorSettings parse(String[] arguments, Map<String, String> environment) {
    String host = "127.0.0.1";
    int port = port(environment.getOrDefault("XIAOER_PORT_FRONT_DOOR", "" + DEFAULT_PORT));
    List<Path> tables = new ArrayList<>();
    Map<String, Backend> backends = new LinkedHashMap<>();
    for (String entry : environment.getOrDefault("XIAOER_BACKENDS", "").split(",")) {
      if (!entry.isBlank()) {
        addBackend(backends, entry.strip());
      }
    }
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--host" -> host = value;
        case "--port" -> port = port(value);
        case "--paths" -> tables.add(Path.of(value));
        case "--backend" -> addBackend(backends, value);
        default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
      }
    }
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("--paths is missing");
    }
    return new DoorSettings(host, port, List.copyOf(tables), Map.copyOf(backends));
  }

  /** Refuses a table that names a service whose address is not known. */
  void requireBackends(Set<String> services) {
    for (String service : services) {
      if (!backends.containsKey(service)) {
        throw new IllegalArgumentException("--backend " + service + "=HOST:PORT is missing");
      }
    }
  }

  private static void addBackend(Map<String, Backend> backends, String entry) {
    int equals = entry.indexOf('=');
    int colon = entry.lastIndexOf(':');
    if (equals < 1 || colon < equals + 2) {
      throw new IllegalArgumentException("not NAME=HOST:PORT: " + entry);
    }
    String name = entry.substring(0, equals);
    String host = entry.substring(equals + 1, colon);
    backends.put(name, new Backend(name, host, port(entry.substring(colon + 1))));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Answered below, with the same words as a number out of range.
    }
    throw new IllegalArgumentException("not a port: " + text);
  }

  /** Where a service listens. */
  record Backend(String name, String host, int port) {}
}
