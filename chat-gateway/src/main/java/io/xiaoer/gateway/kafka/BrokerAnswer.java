package io.xiaoer.gateway.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** What the broker answers to a question of the admin client. */
final class BrokerAnswer {
  private static final long PATIENCE_SECONDS = 10;

  private BrokerAnswer() {}

  /**
   * Waits for an answer.
   *
   * @throws TopicWriter.NotDurable if the broker does not answer in time, or says no
   */
  static <T> T to(KafkaFuture<T> asked) {
    try {
      return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException down) {
      throw new TopicWriter.NotDurable(down);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TopicWriter.NotDurable(stopped);
    }
  }
}
