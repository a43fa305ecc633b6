package io.xiaoer.bench;

import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import java.util.HashMap;
import java.util.Map;

/** What the gateway needs around it: a real broker, a durable store, an issuer of tokens. */
final class Surroundings implements AutoCloseable {
  private final BrokerResource broker = new BrokerResource();
  private final StoreResource store = new StoreResource();
  private final IdentityResource identity = new IdentityResource();
  private final Map<String, String> environment = new HashMap<>();

  /** Starts them in this process. */
  Surroundings() {
    environment.putAll(broker.start());
    environment.putAll(store.start());
    environment.putAll(identity.start());
    environment.keySet().removeIf(name -> name.startsWith("quarkus.") || name.startsWith("kafka."));
  }

  /** How the gateway is told of them. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Where the broker is. */
  String bootstrapServers() {
    return environment.get("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Override
  public void close() {
    identity.stop();
    store.stop();
    broker.stop();
  }
}
