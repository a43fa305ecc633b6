package io.xiaoer.gateway.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The broker's own id of a topic (KIP-516), asked for when it is first needed: offsets mean nothing
 * in another topic of the same name.
 */
public final class TopicId implements Supplier<String> {
  private final Map<String, Object> broker;
  private final String topic;
  private @Nullable String known;

  /** The id of a topic of a broker. */
  public TopicId(Map<String, Object> broker, String topic) {
    this.broker = Map.copyOf(broker);
    this.topic = topic;
  }

  /**
   * The id.
   *
   * @throws TopicWriter.NotDurable if the broker does not answer in time
   */
  @Override
  public synchronized String get() {
    String id = known;
    if (id == null) {
      id = ask();
      known = id;
    }
    return id;
  }

  private String ask() {
    try (Admin admin = Admin.create(broker)) {
      return BrokerAnswer.to(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
          .topicId()
          .toString();
    }
  }
}
