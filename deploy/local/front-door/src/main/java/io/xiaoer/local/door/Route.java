package io.xiaoer.local.door;

import java.util.Arrays;
import java.util.List;

/**
 * One path of an Ingress and the service behind it. What matches is defined by <a
 * href="https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types">Kubernetes'
 * path types</a>.
 *
 * @param path begins with a slash
 * @param service the name of the backend
 */
record Route(PathType type, String path, String service) {

  /** How a path is compared; case matters in both. */
  enum PathType {
    /** The path itself and nothing else. */
    EXACT,
    /** Whole elements between slashes; a trailing slash does not count. */
    PREFIX
  }

  Route {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path must begin with a slash: " + path);
    }
  }

  boolean matches(String requested) {
    return switch (type) {
      case EXACT -> requested.equals(path);
      case PREFIX -> {
        List<String> wanted = elements(path);
        List<String> given = elements(requested);
        yield given.size() >= wanted.size() && given.subList(0, wanted.size()).equals(wanted);
      }
    };
  }

  /** The length by which the longest of several matching paths is found. */
  int length() {
    return path.length();
  }

  private static List<String> elements(String path) {
    String inner = path.substring(1);
    if (inner.endsWith("/")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    return inner.isEmpty() ? List.of() : Arrays.asList(inner.split("/", -1));
  }
}
