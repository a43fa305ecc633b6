package io.xiaoer.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.mongo.FiguresStore;
import io.xiaoer.analytics.streams.InsightTopology;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker and a real store. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
class InsightServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Inject FiguresStore store;
  @TempDir Path folder;

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

  @Test
  void rebuiltFromTheLogOfTheBrokerTheFiguresAreTheOnesInTheStore() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(4 * 3600);
    Log log = new Log(start);
    for (int i = 0; i < 30; i++) {
      log.everything(UUID.randomUUID().toString());
    }
    send(log.records());
    List<Instant> minutes =
        IntStream.range(0, 10).mapToObj(i -> start.plusSeconds(60L * i)).toList();

    Map<Instant, MinuteFigures> rebuilt = new ConcurrentHashMap<>();
    try (KafkaStreams again =
        new KafkaStreams(
            InsightTopology.build(
                new InsightTopology.Settings(
                    Duration.ofDays(7),
                    Duration.ofDays(3),
                    Duration.ofMillis(200),
                    500,
                    saved -> saved.forEach(each -> rebuilt.put(each.minute(), each)),
                    notice -> {})),
            settings())) {
      again.start();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  closedIn(rebuilt.values()) >= 90 && closedIn(store.find("yunxi", minutes)) == 90);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(store.find("yunxi", minutes))
                      .isNotEmpty()
                      .allSatisfy(each -> assertThat(rebuilt.get(each.minute())).isEqualTo(each)));
    }
  }

  private static long closedIn(Collection<MinuteFigures> minutes) {
    return minutes.stream().mapToLong(each -> each.total(Count.CLOSED)).sum();
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rebuild-" + UUID.randomUUID());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put("auto.offset.reset", "earliest");
    return settings;
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
