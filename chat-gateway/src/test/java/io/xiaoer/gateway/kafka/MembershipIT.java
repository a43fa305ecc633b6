package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.gateway.Suite;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What decides how long the log stands still after a node was killed: a member without a name of
 * its own is waited for until its session ends.
 */
@QuarkusTest
@Suite
class MembershipIT {
  private static final String GROUP = "chat-gateway";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "mp.messaging.incoming.conversation-commands.session.timeout.ms")
  int sessionMillis;

  @Test
  void theSequencerIsANamedMemberSoThatItTakesItsPlaceAgainAtOnce() {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(members(admin))
                      .isNotEmpty()
                      .extracting(MemberDescription::groupInstanceId)
                      .allMatch(Optional::isPresent));
    }
  }

  @Test
  void anotherNodeTakesItsPlaceWithinSixSeconds() {
    assertThat(sessionMillis).isEqualTo(6_000);
  }

  private static Collection<MemberDescription> members(Admin admin) throws Exception {
    return admin
        .describeConsumerGroups(List.of(GROUP))
        .describedGroups()
        .get(GROUP)
        .get()
        .members();
  }
}
