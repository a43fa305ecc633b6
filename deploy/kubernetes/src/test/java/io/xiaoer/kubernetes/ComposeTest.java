package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.Topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeTest {

  private static final Path COMPOSE = Repository.ROOT.resolve("deploy/compose");
  private static final Pattern SECRET_NAME =
      Pattern.compile("MONGODB_URI|.*(SECRET|PASSWORD|SIGNING_KEY)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[-?])?");
  private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);
  private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(1);

  @Test
  void theServicesHaveTheSameEnvironmentAsInKubernetes() throws IOException {
    JsonNode services = compose().path("services");
    for (String service : Repository.SERVICES) {
      Set<String> here = new TreeSet<>();
      services.path(service).path("environment").fieldNames().forEachRemaining(here::add);
      assertThat(here).as(service).isEqualTo(kubernetesEnvironment(service));
    }
  }

  @Test
  void noSecretHasAValueOrADefault() throws IOException {
    compose().path("services").forEach(ComposeTest::assertNoSecretValue);
    for (String line : Files.readAllLines(COMPOSE.resolve(".env.example"))) {
      String name = line.split("=", 2)[0];
      if (!line.startsWith("#") && SECRET_NAME.matcher(name).matches()) {
        assertThat(line).isEqualTo(name + "=");
      }
    }
  }

  @Test
  void everyVariableIsInTheExample() throws IOException {
    Set<String> used = new TreeSet<>();
    Matcher matcher = VARIABLE.matcher(Files.readString(COMPOSE.resolve("compose.yaml")));
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    Set<String> shown = new TreeSet<>();
    for (String line : Files.readAllLines(COMPOSE.resolve(".env.example"))) {
      if (line.matches("[A-Z_]+=.*")) {
        shown.add(line.substring(0, line.indexOf('=')));
      }
    }
    assertThat(used).isEqualTo(shown);
  }

  @Test
  void brokerAndIdentityProviderAreTheVersionsOfTheLocalStack() throws IOException {
    String pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
    JsonNode services = compose().path("services");
    assertThat(services.path("kafka").path("image").asText())
        .isEqualTo("apache/kafka:" + property(pom, "kafka.broker.version"));
    assertThat(services.path("keycloak").path("image").asText())
        .endsWith(":" + property(pom, "keycloak.version"));
  }

  @Test
  void theTopicsAreTheContracts() throws IOException {
    Map<String, List<String>> created = new TreeMap<>();
    for (String line : Files.readAllLines(COMPOSE.resolve("topics.sh"))) {
      if (line.matches("[a-z-]+ +\\d+ +-?\\d+ +\\d+")) {
        List<String> cells = new ArrayList<>(List.of(line.split(" +")));
        created.put(cells.removeFirst(), cells);
      }
    }
    Map<String, List<String>> declared = new TreeMap<>();
    for (Topic topic : Topics.ALL) {
      declared.put(
          topic.name(),
          List.of(
              Integer.toString(topic.partitions()),
              topic.retention().isNegative() ? "-1" : "" + topic.retention().toMillis(),
              "" + segment(topic.retention()).toMillis()));
    }
    assertThat(created).isEqualTo(declared);
  }

  @Test
  void nginxHasThePathsOfTheIngress() throws IOException {
    String conf = Files.readString(COMPOSE.resolve("front-door.conf"));
    Map<String, String> locations = new TreeMap<>();
    Matcher matcher =
        Pattern.compile("location +(=)? *(\\S+) +\\{ proxy_pass \\$(\\w+); }").matcher(conf);
    while (matcher.find()) {
      String exact = matcher.group(1) == null ? "" : "= ";
      locations.put(exact + matcher.group(2), matcher.group(3).replace('_', '-'));
    }
    Map<String, String> expected = new TreeMap<>();
    expected.put("/auth/", "keycloak");
    expected.put("/demo-shop/images/", "demo-shop");
    String file = Files.readString(Repository.KUBERNETES.resolve("base/ingress.yaml"));
    Ingress ingress = Manifests.read(file).all(Ingress.class).getFirst();
    for (var path : ingress.getSpec().getRules().getFirst().getHttp().getPaths()) {
      expected.put("= " + path.getPath(), path.getBackend().getService().getName());
      if (path.getPathType().equals("Prefix")) {
        expected.put(path.getPath() + "/", path.getBackend().getService().getName());
      }
    }
    assertThat(locations).isEqualTo(expected);
  }

  private static void assertNoSecretValue(JsonNode service) {
    service
        .path("environment")
        .properties()
        .forEach(
            entry -> {
              boolean secret = SECRET_NAME.matcher(entry.getKey().replaceFirst("^_", "")).matches();
              if (secret) {
                // asked for, or empty where nobody sets it
                assertThat(entry.getValue().asText())
                    .as(entry.getKey())
                    .matches(".*\\$\\{[A-Z_]+:(\\?.*|-)}.*");
              }
            });
  }

  private static Set<String> kubernetesEnvironment(String service) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : List.of(service, "every-service")) {
      Path path = Repository.KUBERNETES.resolve("base").resolve(file + ".yaml");
      Manifests.read(Files.readString(path)).all(Deployment.class).stream()
          .flatMap(ComposeTest::containers)
          .flatMap(container -> container.getEnv().stream())
          .map(EnvVar::getName)
          // In compose these are the image's own.
          .filter(name -> !name.startsWith("QUARKUS_"))
          .forEach(names::add);
    }
    return names;
  }

  private static Stream<Container> containers(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream();
  }

  private static Duration segment(Duration retention) {
    Duration segment =
        retention.isNegative() || retention.compareTo(LONGEST_SEGMENT) > 0
            ? LONGEST_SEGMENT
            : retention;
    return segment.compareTo(SHORTEST_SEGMENT) < 0 ? SHORTEST_SEGMENT : segment;
  }

  private static String property(String pom, String name) {
    Matcher matcher = Pattern.compile("<" + name + ">([^<]+)<").matcher(pom);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  /** With anchors and merges resolved, which Jackson's reader does not do. */
  private static JsonNode compose() throws IOException {
    String text = Files.readString(COMPOSE.resolve("compose.yaml"));
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new ObjectMapper(new YAMLFactory()).valueToTree(document);
  }
}
