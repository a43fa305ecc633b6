package io.xiaoer.local.door;

import io.xiaoer.local.door.Route.PathType;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the paths of a {@code networking.k8s.io/v1} Ingress; what the door cannot do is refused.
 */
final class IngressFile {

  private IngressFile() {}

  /**
   * The file's paths.
   *
   * @throws IllegalArgumentException if it is not such an Ingress, naming file and field
   */
  static List<Route> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return routes(new Node(file.toString(), document));
    }
  }

  private static List<Route> routes(Node ingress) {
    if (!"Ingress".equals(ingress.field("kind").text())) {
      throw ingress.unusable("is not an Ingress");
    }
    List<Route> routes = new ArrayList<>();
    for (Node rule : ingress.field("spec").field("rules").items()) {
      if (rule.has("host")) {
        throw rule.unusable("has a host; the door has one address");
      }
      for (Node path : rule.field("http").field("paths").items()) {
        routes.add(route(path));
      }
    }
    return List.copyOf(routes);
  }

  private static Route route(Node path) {
    PathType type =
        switch (path.field("pathType").text()) {
          case "Exact" -> PathType.EXACT;
          case "Prefix" -> PathType.PREFIX;
          default -> throw path.unusable("has a pathType that is neither Exact nor Prefix");
        };
    String service = path.field("backend").field("service").field("name").text();
    return new Route(type, path.field("path").text(), service);
  }

  /** A place in the document, with its name for messages. */
  private record Node(String place, @Nullable Object value) {

    boolean has(String name) {
      return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    Node field(String name) {
      if (value instanceof Map<?, ?> map && map.get(name) instanceof Object found) {
        return new Node(place + "." + name, found);
      }
      throw unusable("has no " + name);
    }

    List<Node> items() {
      if (!(value instanceof List<?> list)) {
        throw unusable("is not a list");
      }
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        nodes.add(new Node(place + "[" + i + "]", list.get(i)));
      }
      return nodes;
    }

    String text() {
      if (value instanceof String text) {
        return text;
      }
      throw unusable("is not text");
    }

    IllegalArgumentException unusable(String why) {
      return new IllegalArgumentException(place + " " + why);
    }
  }
}
