package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.mongo.PersonData;
import io.xiaoer.gateway.safety.Clearing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is older than it may be leaves the log, in a real broker, and nothing that is younger. */
@QuarkusTest
@Suite
class LogRetentionIT {
  private static final Instant NOW = Instant.now();
  private static final Instant END = NOW.minus(Duration.ofDays(30));

  private final String topic = "retention-" + UUID.randomUUID();

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Inject PersonData data;

  @Inject MediaErasure media;

  @Test
  void whatIsOlderGoesAndTheRestStays() throws Exception {
    create(3);
    write(0, END.minusSeconds(2), END.minusSeconds(1), END.plusSeconds(1), NOW);
    write(1, END.minusSeconds(2), END.minusSeconds(1));
    write(2, END);

    assertThat(log().forgetBefore(END)).isEqualTo(4);
    assertThat(first(0)).isEqualTo(2);
    assertThat(first(1)).isEqualTo(2);
    assertThat(first(2)).isZero();
    assertThat(log().forgetBefore(END)).as("a second time").isZero();

    write(1, NOW);
    assertThat(log().forgetBefore(END)).isZero();
  }

  @Test
  void theLogIsClearedWhereConversationsAreNotKeptForEver() throws Exception {
    create(1);
    write(0, END.minusSeconds(60), NOW);
    clearing(Map.of()).clear();
    assertThat(first(0)).isZero();
    clearing(Map.of("gateway.privacy.retention.conversations", "P30D")).clear();
    assertThat(first(0)).isEqualTo(1);
  }

  @Test
  void aLogThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> log().forgetBefore(END)).isInstanceOf(TopicWriter.NotDurable.class);
  }

  private Clearing clearing(Map<String, String> times) {
    PrivacyConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(PrivacyConfig.class)
            .withDefaultValues(times)
            .build()
            .getConfigMapping(PrivacyConfig.class);
    return new Clearing(data, media, log(), config, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  private LogRetention log() {
    return new LogRetention(broker(), topic);
  }

  private Map<String, Object> broker() {
    return Map.of("bootstrap.servers", servers);
  }

  private void create(int partitions) throws Exception {
    try (Admin admin = Admin.create(broker())) {
      NewTopic wanted =
          new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
      admin.createTopics(List.of(wanted)).all().get();
    }
  }

  private void write(int partition, Instant... moments) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(broker(), new StringSerializer(), new StringSerializer())) {
      for (Instant at : moments) {
        producer
            .send(new ProducerRecord<>(topic, partition, at.toEpochMilli(), "key", "value"))
            .get();
      }
    }
  }

  private long first(int partition) {
    TopicPartition which = new TopicPartition(topic, partition);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
      return consumer.beginningOffsets(List.of(which)).get(which);
    }
  }
}
