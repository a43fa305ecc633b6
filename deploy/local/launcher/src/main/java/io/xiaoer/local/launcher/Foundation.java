package io.xiaoer.local.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the parts that the suite stands on are started: store, Kafka, Keycloak. */
final class Foundation {
  static final String ADMIN_SECRET = "KEYCLOAK_ADMIN_PASSWORD";

  private final Installation installation;
  private final Ports ports;
  private final Secrets secrets;
  private final Progress progress;

  Foundation(Installation installation, Ports ports, Secrets secrets, Progress progress) {
    this.installation = installation;
    this.ports = ports;
    this.secrets = secrets;
    this.progress = progress;
  }

  /** The command that sets up the topics of a Kafka that runs elsewhere. */
  static List<String> topicSetup(Installation installation, String servers) {
    return List.of(
        JavaCommand.java().toString(),
        "-Xmx64m",
        "-cp",
        JavaCommand.joined(
            JavaCommand.classPath(installation.target("deploy/local/broker"), "local-broker")),
        "io.xiaoer.local.broker.BrokerProcess",
        "--bootstrap",
        servers);
  }

  /** The embedded store. */
  Part store() {
    Path target = installation.target("deploy/local/store");
    List<Path> classPath = JavaCommand.classPath(target, "local-store");
    List<String> application =
        List.of(
            "-cp",
            JavaCommand.joined(classPath),
            "io.xiaoer.local.store.StoreServer",
            "--port",
            port("store"),
            "--dir",
            installation.data("store").toString());
    return new Part(
        "store",
        Set.of(),
        new Part.Start(
            JavaCommand.of(installation, "store", application, classPath),
            Map.of(),
            folder("store")),
        new Probe.Listens(ports.of("store")),
        "mongodb://127.0.0.1:" + port("store"));
  }

  /** A MongoDB server found on this machine. */
  Part mongod(Path program) {
    Path data = installation.data("mongod");
    List<String> line =
        List.of(
            program.toString(),
            "--dbpath",
            data.toString(),
            "--bind_ip",
            "127.0.0.1",
            "--port",
            port("store"),
            "--replSet",
            ReplicaSet.NAME,
            "--wiredTigerCacheSizeGB",
            "0.25");
    return new Part(
        "store",
        Set.of(),
        new Part.Start(
            () -> line, Map.of(), data, starter -> {}, () -> ReplicaSet.ensure(ports.of("store"))),
        new Probe.Listens(ports.of("store")),
        "mongodb://127.0.0.1:" + port("store") + " (mongod)");
  }

  /** Kafka from its jars. */
  Part kafka() {
    Path target = installation.target("deploy/local/broker");
    List<Path> classPath = JavaCommand.classPath(target, "local-broker");
    Path readyFile = installation.run().resolve("kafka.ready");
    List<String> application =
        List.of(
            "-cp",
            JavaCommand.joined(classPath),
            "io.xiaoer.local.broker.BrokerProcess",
            "--port",
            port("kafka"),
            "--controller-port",
            port("kafka-controller"),
            "--dir",
            installation.data("kafka").toString(),
            "--ready-file",
            readyFile.toString());
    return new Part(
        "kafka",
        Set.of(),
        new Part.Start(
            JavaCommand.of(installation, "kafka", application, classPath),
            Map.of(),
            folder("kafka")),
        new Probe.Wrote(readyFile),
        "127.0.0.1:" + port("kafka"));
  }

  /** Keycloak from its distribution. */
  Part keycloak(String publicUrl) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PUBLIC_URL", publicUrl);
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(ADMIN_SECRET));
    Catalogue.SERVICES.forEach(
        name -> environment.put(Catalogue.secretOf(name), secrets.get(Catalogue.secretOf(name))));
    Keycloak keycloak = new Keycloak(installation, environment, publicUrl, progress);
    int management = ports.managementOf("keycloak");
    String health = "http://127.0.0.1:" + management + "/health";
    return new Part(
        "keycloak",
        Set.of(),
        new Part.Start(
            () -> keycloak.serverLine(ports.of("keycloak"), management),
            environment,
            folder("keycloak"),
            keycloak::prepare,
            () -> {}),
        Part.readyAt(health + "/ready"),
        Part.aliveAt(health + "/live"),
        "http://127.0.0.1:" + port("keycloak") + "/auth");
  }

  private Path folder(String name) {
    return installation.data(name);
  }

  private String port(String name) {
    return Integer.toString(ports.of(name));
  }
}
