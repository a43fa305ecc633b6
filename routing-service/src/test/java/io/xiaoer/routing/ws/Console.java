package io.xiaoer.routing.ws;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.socket.AgentFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A console as a test has it: sends frames, keeps what comes. */
final class Console implements WebSocket.Listener, AutoCloseable {
  static final String ORIGIN = "http://localhost:8080";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private Console(URI uri, String origin) {
    socket =
        http.newWebSocketBuilder()
            .header("Origin", origin)
            .connectTimeout(Duration.ofSeconds(10))
            .buildAsync(uri, this)
            .join();
  }

  static Console open(URI http) {
    return open(http, ORIGIN);
  }

  static Console open(URI http, String origin) {
    return new Console(URI.create(http.toString().replaceFirst("^http", "ws")), origin);
  }

  static Console signedIn(URI http, String token) {
    Console console = open(http);
    console.send(new AgentFrame.Hello(token));
    console.next("welcome");
    return console;
  }

  void send(AgentFrame frame) {
    try {
      sendText(Codec.JSON.writerFor(AgentFrame.class).writeValueAsString(frame));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void sendText(String text) {
    socket.sendText(text, true).orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Sends until the other side has had enough, at most so many. */
  void flood(String text, int frames) {
    for (int i = 0; i < frames && !closed.isDone(); i++) {
      socket
          .sendText(text, true)
          .exceptionally(alreadyClosed -> socket)
          .orTimeout(10, TimeUnit.SECONDS)
          .join();
    }
  }

  JsonNode next(String type) {
    return next(type, frame -> true);
  }

  JsonNode next(String type, Predicate<JsonNode> such) {
    return await("frame " + type)
        .atMost(PATIENCE)
        .until(
            () ->
                frames.stream()
                    .filter(frame -> frame.get("type").asText().equals(type) && such.test(frame))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  List<JsonNode> frames() {
    return frames;
  }

  int closeCode() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      try {
        frames.add(Codec.JSON.readTree(part.toString()));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    closed.complete(statusCode);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket
        .sendClose(WebSocket.NORMAL_CLOSURE, "bye")
        .exceptionally(alreadyClosed -> socket)
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
    http.close();
  }
}
