package io.xiaoer.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.Topics.Topic;
import io.xiaoer.local.broker.Broker;
import io.xiaoer.local.broker.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka node in the test's JVM on free ports, with every topic of {@link Topics} created before
 * the application boots.
 *
 * <p>The optional init argument {@code topics} adds more, as {@code name:partitions,...}. Sets
 * {@code kafka.bootstrap.servers} and {@code KAFKA_BOOTSTRAP_SERVERS}.
 */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  private final List<Topic> topics = new ArrayList<>(Topics.ALL);
  private @Nullable Path folder;
  private @Nullable Broker broker;

  @Override
  public void init(Map<String, String> arguments) {
    String more = arguments.getOrDefault("topics", "");
    Arrays.stream(more.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(BrokerResource::topic)
        .forEach(topics::add);
  }

  private static Topic topic(String nameAndPartitions) {
    String[] parts = nameAndPartitions.split(":");
    int partitions = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
    return new Topic(parts[0], partitions, Duration.ofDays(1), "only in this test");
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = TestFolder.create("broker");
      broker = Broker.start(folder, FreePort.find(), FreePort.find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String servers = broker.bootstrapServers();
    TopicSetup.apply(servers, topics);
    return Map.of("kafka.bootstrap.servers", servers, "KAFKA_BOOTSTRAP_SERVERS", servers);
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
      TestFolder.delete(Objects.requireNonNull(folder));
    }
  }
}
