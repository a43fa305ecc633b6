package io.xiaoer.local.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.xiaoer.local.door.DoorSettings.Backend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A door with the repository's two tables and a real server behind each path. */
final class OpenDoor implements AutoCloseable {

  static final Duration ANSWER_TIMEOUT = Duration.ofMillis(400);

  /** After so long without a byte an answer is taken to be complete. */
  private static final int SILENCE_MILLIS = 1_500;

  private static final List<String> SERVICES =
      List.of(
          "chat-gateway",
          "bot-service",
          "routing-service",
          "ticket-service",
          "analytics-service",
          "keycloak",
          "demo-shop");

  final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Backend> backends = new HashMap<>();
  private final Map<String, HttpServer> servers = new HashMap<>();
  private final Map<String, Consumer<HttpServerRequest>> behaviours = new ConcurrentHashMap<>();
  private final FrontDoor door;

  OpenDoor() throws IOException {
    for (String name : SERVICES) {
      try (ServerSocket free = new ServerSocket(0)) {
        backends.put(name, new Backend(name, "127.0.0.1", free.getLocalPort()));
      }
      behaviours.put(name, request -> request.response().end(name + " " + request.uri()));
      start(name);
    }
    DoorSettings settings =
        new DoorSettings(
            "127.0.0.1", 0, List.of(DoorSettingsTest.INGRESS, DoorSettingsTest.LOCAL), backends);
    door = FrontDoor.start(settings, ANSWER_TIMEOUT);
  }

  /** From now on the backend answers like this. */
  void replace(String name, Consumer<HttpServerRequest> behaviour) {
    behaviours.put(name, behaviour);
  }

  void stop(String name) {
    HttpServer server = servers.remove(name);
    if (server != null) {
      join(server.close());
    }
  }

  int port() {
    return door.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + door.port() + path);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are, and gives what comes back until nothing more does. */
  String raw(String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", door.port())) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException e) {
        // The connection stays open for another request; the answer is complete.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    door.close();
    join(vertx.close());
    client.close();
  }

  void start(String name) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(backends.get(name).port())
            .setMaxWebSocketFrameSize(4 << 20)
            .setMaxWebSocketMessageSize(4 << 20);
    servers.put(
        name,
        join(
            vertx
                .createHttpServer(options)
                .requestHandler(request -> behaviours.get(name).accept(request))
                .listen()));
  }

  private static <T> T join(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
