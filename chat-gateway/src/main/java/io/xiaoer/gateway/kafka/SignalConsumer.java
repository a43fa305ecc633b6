package io.xiaoer.gateway.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.gateway.fanout.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Follows conversation-signals from their end: passes on what the node's sockets want, and hears
 * who is here on any node. Failure strategy: ignore; signals may be lost.
 */
@ApplicationScoped
public class SignalConsumer {
  private final Hub hub;
  private final Presences presences;

  SignalConsumer(Hub hub, Presences presences) {
    this.hub = hub;
    this.presences = presences;
  }

  /** Passes on signals. */
  @Incoming("conversation-signals")
  @Blocking
  public void signals(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() == null || record.value() == null) {
        continue;
      }
      String key = new String(record.key(), StandardCharsets.UTF_8);
      WireMessage message =
          new WireMessage(key, WireMessage.headers(record.headers()), record.value());
      if (Codec.decode(message) instanceof Decoded.Known(OfSignal signal)) {
        presences.heard(signal);
        hub.signalled(signal);
      }
    }
  }
}
