package io.xiaoer.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
class InsightServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void whatHappenedAMomentAgoIsCountedOnceAlsoWhenItIsDeliveredTwice() {
    Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);
    Log log = new Log(minute).everything(UUID.randomUUID().toString());
    send(log.records());
    awaitClosed(3);
    send(log.records());
    send(new Log(minute.plusSeconds(60)).opened(UUID.randomUUID().toString()).records());
    JsonPath live = awaitOpened(4);

    assertThat(live.<Map<String, Object>>get("totals"))
        .containsEntry("opened", 4)
        .containsEntry("closed", 3)
        .containsEntry("cases", 1)
        .containsEntry("intents", Map.of("logistics.where", 1, "unknown", 1))
        .containsEntry("outcomes", Map.of("BOT", 1, "AGENT", 1, "ABANDONED", 1))
        .containsEntry("desks", Map.of("yunxi", Map.of("queued", 2, "assigned", 1, "abandoned", 1)))
        .containsEntry("messages", Map.of("CUSTOMER", 2, "BOT", 1, "AGENT", 1))
        .containsEntry("csat", Map.of("count", 1, "sumStars", 2, "solved", 0));
    assertThat(live.getLong("totals.firstResponse.sumMillis")).isEqualTo(400 + 6_100);
    assertThat(live.getLong("totals.waiting.p90")).isBetween(3_960L, 4_040L);
    assertThat(live.getList("minutes.minute"))
        .hasSize(10)
        .endsWith(live.<Object>get("minutes[9].minute"));
    assertThat(live.<Object>get("minutes.find { it.minute == '%s' }.opened".formatted(minute)))
        .isEqualTo(3);
    assertThat(live.getMap("definitions").keySet())
        .asString()
        .contains("opened", "outcomes", "firstResponse", "agentFirstResponse", "waiting", "csat");
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }

  private static JsonPath awaitOpened(int count) {
    return await()
        .atMost(PATIENCE)
        .until(InsightServiceIT::live, live -> live.getInt("totals.opened") >= count);
  }

  private static void awaitClosed(int count) {
    await()
        .atMost(PATIENCE)
        .until(InsightServiceIT::live, live -> live.getInt("totals.closed") >= count);
  }

  private static JsonPath live() {
    String token = TestTokens.token("qian-yi", "钱怡", Set.of("analyst"), List.of());
    return given()
        .auth()
        .oauth2(token)
        .get("/api/live?minutes=10")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
