package io.xiaoer.local.launcher;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The TCP ports of the parts, all on 127.0.0.1. Each can be set by the environment variable {@code
 * XIAOER_PORT_<NAME>} or the option {@code --port name=N}; the option wins.
 *
 * @param byName port by the part's name, in the order of the defaults
 */
record Ports(Map<String, Integer> byName) {
  /** A part's management port (health, metrics) is its HTTP port plus this. */
  static final int MANAGEMENT_OFFSET = 1000;

  private static final Map<String, Integer> DEFAULTS = defaults();

  private static Map<String, Integer> defaults() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("front-door", 8080);
    ports.put("chat-gateway", 8081);
    ports.put("bot-service", 8082);
    ports.put("routing-service", 8083);
    ports.put("ticket-service", 8084);
    ports.put("analytics-service", 8085);
    ports.put("demo-shop", 8086);
    ports.put("keycloak", 8180);
    ports.put("kafka", 9092);
    ports.put("kafka-controller", 9093);
    ports.put("store", 27017);
    return ports;
  }

  /**
   * Applies settings to the defaults.
   *
   * @param environment the process's environment
   * @param options ports given on the command line, by name
   * @throws Refusal if a value is no port, a name is unknown, or two parts would share a port
   */
  static Ports of(Map<String, String> environment, Map<String, String> options) {
    options.keySet().stream()
        .filter(name -> !DEFAULTS.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new Refusal("no port is called " + name + "; there are " + DEFAULTS.keySet());
            });
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> standard : DEFAULTS.entrySet()) {
      String name = standard.getKey();
      String given = options.getOrDefault(name, environment.getOrDefault(variable(name), ""));
      ports.put(name, given.isEmpty() ? standard.getValue() : parse(name, given));
    }
    Ports result = new Ports(ports);
    result.refuseSharedPorts();
    return result;
  }

  /** The environment variable that sets a part's port. */
  static String variable(String name) {
    return "XIAOER_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The port of a part. */
  int of(String name) {
    Integer port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port for " + name);
    }
    return port;
  }

  /** The management port of a Quarkus part or of Keycloak. */
  int managementOf(String name) {
    return of(name) + MANAGEMENT_OFFSET;
  }

  /** True if the part has a management port. */
  static boolean hasManagement(String name) {
    return switch (name) {
      case "store", "kafka", "kafka-controller", "front-door" -> false;
      default -> true;
    };
  }

  private static int parse(String name, String value) {
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65_536 - MANAGEMENT_OFFSET) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new Refusal(variable(name) + " is \"" + value + "\", which is no port (1 to 64535)");
  }

  private void refuseSharedPorts() {
    Map<Integer, String> holders = new TreeMap<>();
    byName.forEach(
        (name, port) -> {
          refuseShared(holders, port, name);
          if (hasManagement(name)) {
            refuseShared(holders, port + MANAGEMENT_OFFSET, name + " (management)");
          }
        });
  }

  private static void refuseShared(Map<Integer, String> holders, int port, String name) {
    String other = holders.putIfAbsent(port, name);
    if (other != null) {
      throw new Refusal("port " + port + " is meant for both " + other + " and " + name);
    }
  }
}
