package io.xiaoer.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka node that is broker and controller at once, on 127.0.0.1. Compiled against the release of
 * the local stack; tests run the same code on the release of the services' clients.
 */
public final class Broker implements AutoCloseable {
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;

  private Broker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Formats the folder if it is new, and starts. Returns when the node accepts clients.
   *
   * @param folder the node's data; used by one node at a time
   * @param port where clients connect
   * @param controllerPort where the node speaks to itself as controller
   * @throws UncheckedIOException if the folder cannot be written
   * @throws IllegalStateException if the folder cannot be formatted
   */
  public static Broker start(Path folder, int port, int controllerPort) {
    format(folder);
    KafkaConfig config = new KafkaConfig(settings(folder, port, controllerPort), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new Broker(server, port);
  }

  /** What clients call {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Waits until the node has stopped. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  /** Stops in order: what was acknowledged is on disk, the next start needs no recovery. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the broker's folder " + folder, e);
    }
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(quiet)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(folder.toString()))
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName("CONTROLLER")
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format the broker's folder " + folder, e);
    }
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(NODE));
    p.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    p.setProperty(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    p.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    p.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("inter.broker.listener.name", "CLIENTS");
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("log.dirs", folder.toString());
    // A topic that nobody declared is a mistake.
    p.setProperty("auto.create.topics.enable", "false");
    one(p, "default.replication.factor", "offsets.topic.replication.factor");
    one(p, "transaction.state.log.replication.factor", "transaction.state.log.min.isr");
    one(p, "share.coordinator.state.topic.replication.factor");
    one(p, "share.coordinator.state.topic.min.isr", "min.insync.replicas");
    // One node needs no spreading; fifty partitions of each only cost files and start time.
    p.setProperty("offsets.topic.num.partitions", "5");
    p.setProperty("transaction.state.log.num.partitions", "5");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("group.min.session.timeout.ms", "1000");
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    // A restart after a kill waits for the old session: 8 s instead of 15.
    p.setProperty("broker.session.timeout.ms", "3000");
    p.setProperty("broker.heartbeat.interval.ms", "1000");
    return p;
  }

  private static void one(Properties p, String... keys) {
    for (String key : keys) {
      p.setProperty(key, "1");
    }
  }
}
