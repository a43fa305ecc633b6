package io.xiaoer.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IceServersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_763_700_000);

  @Test
  void aRelayTakesTheHmacOfTheUserUnderTheSharedSecret() {
    IceServers servers =
        servers(
            Map.of(
                "gateway.calls.stun", "stun:stun.example:3478",
                "gateway.calls.turn.urls",
                    "turn:turn.example:3478?transport=udp,turns:turn.example:5349",
                "gateway.calls.turn.secret", "sixteen-characters"));
    // printf '1763707200:somebody' | openssl dgst -sha1 -hmac sixteen-characters -binary | base64
    assertThat(servers.access("somebody", NOW))
        .isEqualTo(
            new IceServers.Access(
                List.of(
                    new IceServers.Server(List.of("stun:stun.example:3478"), null, null),
                    new IceServers.Server(
                        List.of("turn:turn.example:3478?transport=udp", "turns:turn.example:5349"),
                        "1763707200:somebody",
                        "TrgiIKXrMXkIrWgI74Ro3Foytm8=")),
                "all",
                NOW.plusSeconds(7_200)));
  }

  @Test
  void whereNoneAreSetThereAreNone() {
    assertThat(servers(Map.of()).access("somebody", NOW).iceServers()).isEmpty();
  }

  @Test
  void addressesCanBeKeptFromEachOther() {
    IceServers servers =
        servers(
            Map.of(
                "gateway.calls.turn.urls", "turn:turn.example:3478",
                "gateway.calls.turn.secret", "sixteen-characters",
                "gateway.calls.turn.only", "true"));
    assertThat(servers.access("somebody", NOW).iceTransportPolicy()).isEqualTo("relay");
  }

  @Test
  void relaysWithoutASecretStopTheStart() {
    assertThatThrownBy(() -> servers(Map.of("gateway.calls.turn.urls", "turn:turn.example:3478")))
        .hasMessageContaining("gateway.calls.turn.secret");
  }

  @Test
  void nothingButRelaysWithoutAnyStopsTheStart() {
    assertThatThrownBy(() -> servers(Map.of("gateway.calls.turn.only", "true")))
        .hasMessageContaining("gateway.calls.turn.urls");
  }

  private static IceServers servers(Map<String, String> settings) {
    return new IceServers(
        new SmallRyeConfigBuilder()
            .withMapping(CallsConfig.class)
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build()
            .getConfigMapping(CallsConfig.class));
  }
}
