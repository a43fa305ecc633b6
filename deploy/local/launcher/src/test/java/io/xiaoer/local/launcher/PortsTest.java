package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void anOptionWinsOverTheEnvironmentAndTheEnvironmentOverTheDefault() {
    Map<String, String> environment =
        Map.of("XIAOER_PORT_FRONT_DOOR", "8090", "XIAOER_PORT_STORE", "27018");
    Ports ports = Ports.of(environment, Map.of("front-door", "8091"));
    assertThat(ports.of("front-door")).isEqualTo(8091);
    assertThat(ports.of("store")).isEqualTo(27018);
    assertThat(ports.of("chat-gateway")).isEqualTo(8081);
    assertThat(ports.managementOf("chat-gateway")).isEqualTo(9081);
  }

  @Test
  void aValueThatIsNoPortIsRefusedWithItsVariable() {
    assertThatThrownBy(() -> Ports.of(Map.of("XIAOER_PORT_KAFKA", "many"), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("XIAOER_PORT_KAFKA")
        .hasMessageContaining("many");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Ports.of(Map.of(), Map.of("stoer", "1")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("stoer");
  }

  @Test
  void aPortThatTwoPartsWouldShareIsRefusedAlsoWithTheManagementPorts() {
    assertThatThrownBy(() -> Ports.of(Map.of(), Map.of("front-door", "9082")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("9082")
        .hasMessageContaining("bot-service (management)");
  }

  @Test
  void aTakenPortIsNamedWithTheWayToChooseAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> PortCheck.requireFree("front-door", port))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port " + port + " (front-door) is taken")
          .hasMessageContaining("XIAOER_PORT_FRONT_DOOR");
    }
  }

  @Test
  void theHolderIsReadFromWhatTheSystemSays() {
    assertThat(PortCheck.fromLsof("p522\ncpython3\n")).isEqualTo("process 522 (python3)");
    assertThat(
            PortCheck.fromSs(
                "LISTEN 0 5 127.0.0.1:9092 0.0.0.0:* users:((\"python3\",pid=522,fd=3))\n"))
        .isEqualTo("process 522 (python3)");
  }
}
