package io.xiaoer.local.broker;

import io.xiaoer.contracts.Topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Brings a cluster's topics to what is declared: creates the missing ones and sets the retention of
 * all. It never deletes a topic and never changes a number of partitions, since that would move
 * keys to other partitions and break their order.
 */
public final class TopicSetup {
  /** Kafka refuses to roll more often than it cares to; a minute keeps short retentions honest. */
  private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(1);

  private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);

  private TopicSetup() {}

  /**
   * Applies the declaration; can be repeated.
   *
   * @param bootstrapServers the cluster
   * @param topics what must exist afterwards
   * @throws IllegalStateException if the cluster does not answer or refuses
   */
  public static void apply(String bootstrapServers, Collection<Topic> topics) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            30_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000);
    try (Admin admin = Admin.create(settings)) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (Topic topic : topics) {
        if (existing.contains(topic.name())) {
          changes.put(
              new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), alterations(topic));
        } else {
          missing.add(
              new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                  .configs(configuration(topic)));
        }
      }
      admin.createTopics(missing).all().get();
      admin.incrementalAlterConfigs(changes).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot set up the topics at " + bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while setting up the topics", e);
    }
  }

  private static Collection<AlterConfigOp> alterations(Topic topic) {
    return configuration(topic).entrySet().stream()
        .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), OpType.SET))
        .toList();
  }

  private static Map<String, String> configuration(Topic topic) {
    Duration retention = topic.retention();
    Duration segment =
        retention.isNegative() || retention.compareTo(LONGEST_SEGMENT) > 0
            ? LONGEST_SEGMENT
            : retention;
    if (segment.compareTo(SHORTEST_SEGMENT) < 0) {
      segment = SHORTEST_SEGMENT;
    }
    return Map.of(
        "retention.ms",
        retention.isNegative() ? "-1" : Long.toString(retention.toMillis()),
        "segment.ms",
        Long.toString(segment.toMillis()));
  }
}
