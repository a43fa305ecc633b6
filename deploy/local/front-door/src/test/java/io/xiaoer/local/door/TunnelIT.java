package io.xiaoer.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunnelIT {

  private OpenDoor door;

  @BeforeEach
  void open() throws IOException {
    door = new OpenDoor();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void textPassesBothWaysAndTheServersFirstWordIsNotLost() throws Exception {
    door.replace(
        "chat-gateway",
        request ->
            request
                .toWebSocket()
                .onSuccess(
                    socket -> {
                      socket.writeTextMessage("hello at " + request.uri());
                      socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
                    }));
    Listener listener = new Listener();
    WebSocket socket = connect("/chat/ws?after=7", listener);
    assertThat(listener.next()).isEqualTo("hello at /chat/ws?after=7");
    socket.sendText("我的快递到哪了", true).get(5, TimeUnit.SECONDS);
    assertThat(listener.next()).isEqualTo("echo 我的快递到哪了");
    String large = "x".repeat(1 << 20);
    socket.sendText(large, true).get(5, TimeUnit.SECONDS);
    assertThat(listener.next()).isEqualTo("echo " + large);
  }

  @Test
  void aSocketLivesLongerThanAnAnswerMayTake() throws Exception {
    door.replace(
        "routing-service",
        request ->
            request
                .toWebSocket()
                .onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)));
    Listener listener = new Listener();
    WebSocket socket = connect("/desk/ws", listener);
    CompletableFuture<Void> later =
        CompletableFuture.runAsync(
            () -> socket.sendText("still there", true),
            CompletableFuture.delayedExecutor(
                2 * OpenDoor.ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    later.get(5, TimeUnit.SECONDS);
    assertThat(listener.next()).isEqualTo("still there");
  }

  @Test
  void theReasonForClosingArrives() throws Exception {
    door.replace(
        "chat-gateway",
        request -> request.toWebSocket().onSuccess(s -> s.close((short) 4001, "token ended")));
    Listener listener = new Listener();
    connect("/chat/ws", listener);
    assertThat(listener.closed.get(5, TimeUnit.SECONDS)).isEqualTo("4001 token ended");
  }

  @Test
  void aBackendThatDiesEndsItsSockets() throws Exception {
    door.replace("chat-gateway", request -> request.toWebSocket());
    Listener listener = new Listener();
    connect("/chat/ws", listener);
    door.stop("chat-gateway");
    assertThat(listener.closed.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void aRefusedHandshakeKeepsItsReason() throws IOException {
    door.replace(
        "chat-gateway",
        request ->
            request
                .response()
                .setStatusCode(403)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"code\":\"origin-not-allowed\"}"));
    assertThat(door.raw(handshake("/chat/ws", "Connection: Upgrade")))
        .startsWith("HTTP/1.1 403")
        .contains("{\"code\":\"origin-not-allowed\"}");
  }

  @Test
  void aHandshakeAsFirefoxSendsItIsPassed() throws IOException {
    door.replace(
        "chat-gateway", request -> request.toWebSocket().onSuccess(socket -> socket.close()));
    assertThat(door.raw(handshake("/chat/ws", "Connection: keep-alive, Upgrade")))
        .startsWith("HTTP/1.1 101");
  }

  @Test
  void aHandshakeWithABackendThatIsDownIsAnswered() throws IOException {
    door.stop("chat-gateway");
    assertThat(door.raw(handshake("/chat/ws", "Connection: Upgrade")))
        .startsWith("HTTP/1.1 503")
        .contains("backend-down");
  }

  @Test
  void aHandshakeThatIsNotAnsweredEnds() throws IOException {
    door.replace("chat-gateway", request -> {});
    assertThat(door.raw(handshake("/chat/ws", "Connection: Upgrade")))
        .startsWith("HTTP/1.1 504")
        .contains("backend-timeout");
  }

  private WebSocket connect(String path, Listener listener) throws Exception {
    return door.client
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + path), listener)
        .get(5, TimeUnit.SECONDS);
  }

  private static String handshake(String path, String connection) {
    return "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            .formatted(path, connection)
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private static final class Listener implements WebSocket.Listener {
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    String next() throws InterruptedException {
      return Objects.requireNonNull(texts.poll(10, TimeUnit.SECONDS), "nothing came");
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code + " " + reason);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete("error " + error.getMessage());
    }
  }
}
