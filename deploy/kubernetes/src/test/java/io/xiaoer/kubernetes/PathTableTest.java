package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PathTableTest {

  @Test
  void everyServiceHasOnePrefixAndTheGatewayTheBareAddress() throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (HTTPIngressPath path : paths()) {
      table.put(
          path.getPathType() + " " + path.getPath(), path.getBackend().getService().getName());
    }
    assertThat(table)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Exact /", "chat-gateway",
                "Prefix /chat", "chat-gateway",
                "Prefix /bot", "bot-service",
                "Prefix /desk", "routing-service",
                "Prefix /tickets", "ticket-service",
                "Prefix /insight", "analytics-service"));
  }

  @Test
  void aServiceAnswersUnderItsPrefix() throws IOException {
    for (HTTPIngressPath path : paths()) {
      if (path.getPathType().equals("Prefix")) {
        String service = path.getBackend().getService().getName();
        assertThat(rootOf(service)).as(service).isEqualTo(path.getPath());
      }
    }
  }

  @Test
  void backendsAreNamedPorts() throws IOException {
    assertThat(paths())
        .allSatisfy(
            path ->
                assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http"));
  }

  /** The gateway also answers at "/", so its root is where its documents are. */
  private static String rootOf(String service) throws IOException {
    Properties settings = Repository.settings(service);
    String documents = settings.getProperty("quarkus.http.non-application-root-path");
    return documents == null || !documents.startsWith("/")
        ? settings.getProperty("quarkus.http.root-path", "/")
        : documents.substring(0, documents.lastIndexOf('/'));
  }

  private static List<HTTPIngressPath> paths() throws IOException {
    String file = Files.readString(Repository.KUBERNETES.resolve("base/ingress.yaml"));
    List<Ingress> ingresses = Manifests.read(file).all(Ingress.class);
    return ingresses.getFirst().getSpec().getRules().getFirst().getHttp().getPaths();
  }
}
