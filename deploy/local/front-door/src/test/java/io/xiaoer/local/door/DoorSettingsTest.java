package io.xiaoer.local.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xiaoer.local.door.DoorSettings.Backend;
import io.xiaoer.local.door.Route.PathType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorSettingsTest {

  static final Path ROOT = Path.of(System.getProperty("xiaoer.root"));
  static final Path INGRESS = ROOT.resolve("deploy/kubernetes/base/ingress.yaml");
  static final Path LOCAL = ROOT.resolve("deploy/local/front-door/local-paths.yaml");

  @Test
  void argumentsComeAfterTheEnvironment() {
    DoorSettings settings =
        DoorSettings.parse(
            new String[] {"--paths", "a.yaml", "--paths", "b.yaml", "--backend", "x=127.0.0.1:2"},
            Map.of("XIAOER_PORT_FRONT_DOOR", "8088", "XIAOER_BACKENDS", "x=127.0.0.1:1,y=[::1]:3"));
    assertThat(settings)
        .isEqualTo(
            new DoorSettings(
                "127.0.0.1",
                8088,
                List.of(Path.of("a.yaml"), Path.of("b.yaml")),
                Map.of(
                    "x", new Backend("x", "127.0.0.1", 2),
                    "y", new Backend("y", "[::1]", 3))));
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    assertRefused("--backend needs a value", "--backend");
    assertRefused("not NAME=HOST:PORT: chat-gateway", "--backend", "chat-gateway");
    assertRefused("not a port: 70000", "--port", "70000");
    assertRefused("unknown argument --prot", "--prot", "1");
    assertRefused("--paths is missing", "--port", "1");
  }

  @Test
  void aServiceWithoutAnAddressIsNamed() {
    DoorSettings settings = DoorSettings.parse(new String[] {"--paths", "a"}, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.requireBackends(Set.of("bot-service")))
        .withMessage("--backend bot-service=HOST:PORT is missing");
  }

  @Test
  void theTwoTablesOfTheRepositoryAreRead() throws IOException {
    assertThat(IngressFile.read(INGRESS))
        .containsExactly(
            new Route(PathType.EXACT, "/", "chat-gateway"),
            new Route(PathType.PREFIX, "/chat", "chat-gateway"),
            new Route(PathType.PREFIX, "/bot", "bot-service"),
            new Route(PathType.PREFIX, "/desk", "routing-service"),
            new Route(PathType.PREFIX, "/tickets", "ticket-service"),
            new Route(PathType.PREFIX, "/insight", "analytics-service"));
    assertThat(IngressFile.read(LOCAL))
        .containsExactly(
            new Route(PathType.PREFIX, "/auth", "keycloak"),
            new Route(PathType.PREFIX, "/demo-shop", "demo-shop"));
  }

  @Test
  void aFileThatTheDoorCannotFollowIsRefused(@TempDir Path folder) throws IOException {
    String good = Files.readString(LOCAL);
    assertUnreadable(folder, good.replace("Prefix", "ImplementationSpecific"), "pathType");
    assertUnreadable(folder, good.replace("- http:", "- host: a.example\n      http:"), "host");
    assertUnreadable(folder, good.replace("kind: Ingress", "kind: Service"), "not an Ingress");
    assertUnreadable(folder, good.replace("pathType: Prefix", "type: Prefix"), "has no pathType");
  }

  private static void assertUnreadable(Path folder, String content, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("paths.yaml"), content);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IngressFile.read(file))
        .withMessageContaining("paths.yaml")
        .withMessageContaining(why);
  }

  private static void assertRefused(String message, String... arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DoorSettings.parse(arguments, Map.of()))
        .withMessage(message);
  }
}
