package io.xiaoer.local.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Which parts there are, in the order of their start, and how those of the suite are started. */
final class Catalogue {
  static final List<String> SERVICES =
      List.of(
          "chat-gateway", "bot-service", "routing-service", "ticket-service", "analytics-service");

  private final Installation installation;
  private final Ports ports;
  private final Outside outside;
  private final Secrets secrets;
  private final Progress progress;

  Catalogue(
      Installation installation, Ports ports, Outside outside, Secrets secrets, Progress progress) {
    this.installation = installation;
    this.ports = ports;
    this.outside = outside;
    this.secrets = secrets;
    this.progress = progress;
  }

  /** The address that browsers use. */
  String publicUrl() {
    return "http://localhost:" + ports.of("front-door");
  }

  /**
   * The parts to start.
   *
   * @param only names to restrict them to; empty for all
   * @throws Refusal if a name is unknown or runs elsewhere, or a part is not built
   */
  List<Part> parts(Set<String> only) {
    Map<String, Supplier<Part>> all = new LinkedHashMap<>();
    Foundation foundation = new Foundation(installation, ports, secrets, progress);
    if (outside.mongo().isEmpty()) {
      all.put("store", () -> outside.mongod().map(foundation::mongod).orElseGet(foundation::store));
    }
    if (outside.kafka().isEmpty()) {
      all.put("kafka", foundation::kafka);
    }
    if (outside.oidc().isEmpty()) {
      all.put("keycloak", () -> foundation.keycloak(publicUrl()));
    }
    all.put("demo-shop", () -> quarkus("demo-shop", "deploy/local/demo-shop", Set.of("store")));
    Set<String> needs = Set.of("store", "kafka", "keycloak");
    SERVICES.forEach(name -> all.put(name, () -> quarkus(name, name, needs)));
    all.put("front-door", this::frontDoor);
    for (String name : only) {
      if (!all.containsKey(name)) {
        throw new Refusal("there is no part " + name + " to start; there are " + all.keySet());
      }
    }
    List<Part> parts = new ArrayList<>();
    all.forEach(
        (name, part) -> {
          if (only.isEmpty() || only.contains(name)) {
            parts.add(part.get());
          }
        });
    return parts;
  }

  private Part quarkus(String name, String module, Set<String> needs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", port(name));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(name)));
    environment.put(
        "KAFKA_BOOTSTRAP_SERVERS", outside.kafka().orElse("127.0.0.1:" + port("kafka")));
    environment.put("MONGODB_URI", mongoUri());
    environment.put("OIDC_URL", outside.oidc().orElse(oidcUrl()));
    environment.put("OIDC_ISSUER", oidcIssuer());
    environment.put("SHOP_URL", "http://127.0.0.1:" + port("demo-shop") + "/demo-shop");
    environment.put("GATEWAY_URL", "http://127.0.0.1:" + port("chat-gateway") + "/chat");
    environment.put("PUBLIC_URL", publicUrl());
    environment.put("STATE_DIR", folder(name).toString());
    environment.put("INSTANCE_ID", name);
    if (SERVICES.contains(name)) {
      environment.put("OIDC_CLIENT_SECRET", secrets.get(secretOf(name)));
    }
    if (name.equals("chat-gateway")) {
      environment.put("GUEST_SIGNING_KEY", secrets.get("GUEST_SIGNING_KEY"));
      environment.put("MEDIA_SIGNING_KEY", secrets.get("MEDIA_SIGNING_KEY"));
      environment.put("MASTER_KEY_FILE", secrets.file("MASTER_KEY").toString());
    }
    Path jar = installation.target(module).resolve("quarkus-app").resolve("quarkus-run.jar");
    String health = "http://127.0.0.1:" + ports.managementOf(name) + "/q/health";
    return new Part(
        name,
        needs,
        new Part.Start(
            JavaCommand.of(installation, name, List.of("-jar", jar(jar)), List.of(jar)),
            environment,
            folder(name)),
        Part.readyAt(health + "/ready"),
        Part.aliveAt(health + "/live"),
        "http://127.0.0.1:" + port(name));
  }

  private Part frontDoor() {
    Path jar = installation.target("deploy/local/front-door").resolve("front-door/front-door.jar");
    Path deploy = installation.root().resolve("deploy");
    List<String> application = new ArrayList<>(List.of("-jar", jar(jar)));
    application.addAll(List.of("--port", port("front-door")));
    application.addAll(List.of("--paths", deploy + "/kubernetes/base/ingress.yaml"));
    application.addAll(List.of("--paths", deploy + "/local/front-door/local-paths.yaml"));
    for (String service : SERVICES) {
      application.addAll(backend(service, "127.0.0.1:" + port(service)));
    }
    application.addAll(backend("demo-shop", "127.0.0.1:" + port("demo-shop")));
    application.addAll(
        backend(
            "keycloak",
            outside.oidc().map(Catalogue::hostAndPort).orElse("127.0.0.1:" + port("keycloak"))));
    return new Part(
        "front-door",
        Set.copyOf(SERVICES),
        new Part.Start(
            JavaCommand.of(installation, "front-door", application, List.of(jar)),
            Map.of(),
            folder("front-door")),
        new Probe.Listens(ports.of("front-door")),
        publicUrl());
  }

  private static List<String> backend(String name, String address) {
    return List.of("--backend", name + "=" + address);
  }

  private static String hostAndPort(String url) {
    URI uri = URI.create(url);
    int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getHost() + ":" + port;
  }

  private static String jar(Path jar) {
    if (!Files.exists(jar)) {
      throw new Refusal("not built: " + jar + "; run ./xiaoer up");
    }
    return jar.toString();
  }

  private String mongoUri() {
    String own = "mongodb://127.0.0.1:" + port("store");
    return outside
        .mongo()
        .orElse(outside.mongod().isPresent() ? own + "/?replicaSet=" + ReplicaSet.NAME : own);
  }

  private String oidcUrl() {
    return "http://127.0.0.1:" + port("keycloak") + "/auth/realms/xiaoer";
  }

  private String oidcIssuer() {
    return outside.oidcIssuer().or(outside::oidc).orElse(publicUrl() + "/auth/realms/xiaoer");
  }

  private Path folder(String name) {
    return installation.data(name);
  }

  private String port(String name) {
    return Integer.toString(ports.of(name));
  }

  static String secretOf(String service) {
    return service.toUpperCase(Locale.ROOT).replace('-', '_') + "_CLIENT_SECRET";
  }
}
