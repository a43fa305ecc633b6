package io.xiaoer.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.Topics.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
  @TempDir Path folder;

  @Test
  void recordsAndTopicsAreThereAfterARestartAndTheDeclarationIsApplied() throws Exception {
    int port = freePort();
    int controllerPort = freePort();
    try (Broker broker = Broker.start(folder, port, controllerPort)) {
      TopicSetup.apply(broker.bootstrapServers(), Topics.ALL);
      TopicSetup.apply(broker.bootstrapServers(), Topics.ALL);
      write(broker, "你好");
    }
    Topic longer = new Topic(Topics.CONVERSATION_COMMANDS, 6, Duration.ofDays(30), "longer");
    try (Broker broker = Broker.start(folder, port, controllerPort)) {
      TopicSetup.apply(broker.bootstrapServers(), List.of(longer));
      assertThat(read(broker)).containsExactly("你好");
      try (Admin admin = Admin.create(client(broker))) {
        assertThat(admin.listTopics().names().get())
            .containsAll(Topics.ALL.stream().map(Topic::name).toList());
        assertThat(retention(admin, Topics.CONVERSATION_COMMANDS)).isEqualTo("2592000000");
        assertThat(retention(admin, Topics.CONVERSATION_EVENTS)).isEqualTo("-1");
      }
    }
  }

  private static void write(Broker broker, String text) throws Exception {
    Properties settings = client(broker);
    settings.put("enable.idempotence", true);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(Topics.CONVERSATION_EVENTS, 0, null, value)).get();
    }
  }

  private static List<String> read(Broker broker) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            client(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.CONVERSATION_EVENTS, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(r -> texts.add(new String(r.value(), StandardCharsets.UTF_8)));
      }
    }
    return texts;
  }

  private static String retention(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .get(resource)
        .get("retention.ms")
        .value();
  }

  private static Properties client(Broker broker) {
    Properties settings = new Properties();
    settings.putAll(Map.of("bootstrap.servers", broker.bootstrapServers()));
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
