package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.socket.CustomerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A customer's app in a test. */
public final class TestSocket implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private TestSocket(int port, String origin) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", origin)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat/ws"), this)
            .join();
  }

  /** Connects from an origin, without a hello. */
  public static TestSocket connect(int port, String origin) {
    return new TestSocket(port, origin);
  }

  /** Connects and says hello. */
  public static TestSocket hello(int port, String token, CustomerFrame.Resume... resume) {
    TestSocket made = new TestSocket(port, "http://localhost:8080");
    made.send(new CustomerFrame.Hello(token, "zh-CN", List.of(resume)));
    made.next("welcome");
    return made;
  }

  /** Sends a frame. */
  public void send(CustomerFrame frame) {
    try {
      sendText(Codec.JSON.writerFor(CustomerFrame.class).writeValueAsString(frame));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends any text. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends bytes. */
  public void sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Says goodbye, as a page that is closed. */
  public void leave() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  /** The next frame of a type; others before it are dropped. */
  public JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type));
  }

  /** The next event of a kind, such as {@code message-posted}. */
  public JsonNode nextEvent(String kind) {
    String type = "conversation." + kind + ".v1";
    return next(frame -> frame.at("/event/eventType").asText().equals(type)).get("event");
  }

  /** The next frame that fits; others before it are dropped. */
  public JsonNode next(Predicate<JsonNode> fits) {
    List<JsonNode> dropped = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode frame = poll(deadline - System.nanoTime());
      if (frame == null) {
        throw new AssertionError("no such frame came; closed " + closed + ", came " + dropped);
      }
      if (fits.test(frame)) {
        return frame;
      }
      dropped.add(frame);
    }
  }

  /** Everything that comes until a frame fits, that one too. */
  public List<JsonNode> until(Predicate<JsonNode> fits) {
    List<JsonNode> came = new ArrayList<>();
    next(
        frame -> {
          came.add(frame);
          return fits.test(frame);
        });
    return came;
  }

  /** The code with which the gateway closed. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Opens a conversation from the help centre; returns its id once the bot has the word. */
  public String open(String requestId) {
    send(new CustomerFrame.Open(requestId, new Entrance(Entrance.Kind.HELP_CENTRE, null)));
    String id = next("opened").get("conversationId").asText();
    JsonNode control = nextEvent("control-changed");
    assertThat(control.get("seq").asLong()).isEqualTo(2);
    return id;
  }

  private JsonNode poll(long nanos) {
    try {
      return frames.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        frames.add(Codec.JSON.readTree(partial.toString()));
      } catch (JsonProcessingException e) {
        closed.completeExceptionally(e);
      }
      partial.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
