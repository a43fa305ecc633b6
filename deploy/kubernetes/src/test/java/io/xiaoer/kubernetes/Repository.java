package io.xiaoer.kubernetes;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Places of the repository that the tests compare. */
final class Repository {

  /** The root of the checkout; the build passes it. */
  static final Path ROOT = Path.of(System.getProperty("xiaoer.root"));

  /** The manifests. */
  static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

  /** The five services. */
  static final List<String> SERVICES =
      List.of(
          "chat-gateway", "bot-service", "routing-service", "ticket-service", "analytics-service");

  private Repository() {}

  /** The settings that a service is built with. */
  static Properties settings(String service) throws IOException {
    Properties properties = new Properties();
    Path file = ROOT.resolve(service).resolve("src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** What operators are told. */
  static String operatorsGuide() throws IOException {
    return Files.readString(ROOT.resolve("docs/operators.md"));
  }
}
