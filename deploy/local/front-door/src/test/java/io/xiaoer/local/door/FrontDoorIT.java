package io.xiaoer.local.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorIT {

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
  void everyPathArrivesAtItsBackendAsItCame() {
    assertThat(door.get("/").body()).isEqualTo("chat-gateway /");
    assertThat(door.get("/chat/api/x?a=%2F&b=1").body())
        .isEqualTo("chat-gateway /chat/api/x?a=%2F&b=1");
    assertThat(door.get("/bot").body()).isEqualTo("bot-service /bot");
    assertThat(door.get("/desk/a%20b").body()).isEqualTo("routing-service /desk/a%20b");
    assertThat(door.get("/tickets/api").body()).isEqualTo("ticket-service /tickets/api");
    assertThat(door.get("/insight/").body()).isEqualTo("analytics-service /insight/");
    assertThat(door.get("/auth/realms/xiaoer").body()).isEqualTo("keycloak /auth/realms/xiaoer");
    assertThat(door.get("/demo-shop/q/openapi").body()).isEqualTo("demo-shop /demo-shop/q/openapi");
  }

  @Test
  void theBareAddressIsRedirectedByTheGateway() {
    door.replace(
        "chat-gateway",
        request -> request.response().setStatusCode(302).putHeader("Location", "/chat/").end());
    HttpResponse<String> answer = door.get("/");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/chat/");
  }

  @Test
  void aPathThatIsNotInTheTableIsNotFound() {
    assertProblem(door.get("/chats"), 404, "no-such-path");
    assertProblem(door.get("/index.html"), 404, "no-such-path");
    assertProblem(door.get("/q/metrics"), 404, "no-such-path");
  }

  @Test
  void dotSegmentsDoNotLeadToAnotherBackend() throws IOException {
    for (String path : List.of("/chat/../insight", "/chat/%2e%2E/insight", "/chat/.", "/..")) {
      String answer = door.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).startsWith("HTTP/1.1 400").contains("invalid-path");
    }
  }

  @Test
  void theBackendSeesTheClientsHostAndWhoAsked() {
    door.replace(
        "bot-service",
        request -> {
          StringBuilder seen = new StringBuilder();
          for (String name :
              List.of(
                  "Host",
                  "X-Forwarded-Host",
                  "X-Forwarded-Proto",
                  "X-Forwarded-For",
                  "X-Forwarded-Port",
                  "X-Real-IP",
                  "Forwarded",
                  "Authorization",
                  "Keep-Alive")) {
            seen.append(name).append('=').append(request.headers().getAll(name)).append('\n');
          }
          request.response().end(seen.toString());
        });
    HttpRequest request =
        HttpRequest.newBuilder(door.uri("/bot"))
            .header("X-Forwarded-For", "6.6.6.6")
            .header("X-Forwarded-Proto", "https")
            .header("X-Real-IP", "6.6.6.6")
            .header("Forwarded", "for=6.6.6.6")
            .header("Keep-Alive", "timeout=5")
            .header("Authorization", "Bearer t")
            .build();
    String port = Integer.toString(door.port());
    assertThat(door.send(request).body())
        .isEqualTo(
            """
            Host=[127.0.0.1:%1$s]
            X-Forwarded-Host=[127.0.0.1:%1$s]
            X-Forwarded-Proto=[http]
            X-Forwarded-For=[127.0.0.1]
            X-Forwarded-Port=[%1$s]
            X-Real-IP=[]
            Forwarded=[]
            Authorization=[Bearer t]
            Keep-Alive=[]
            """
                .formatted(port));
  }

  @Test
  void aLargeBodyPassesPieceByPiece() {
    long size = 96L << 20;
    AtomicLong received = new AtomicLong();
    door.replace(
        "ticket-service",
        request -> {
          request.handler(piece -> received.addAndGet(piece.length()));
          request.endHandler(end -> request.response().end(Long.toString(received.get())));
        });
    HttpRequest request =
        HttpRequest.newBuilder(door.uri("/tickets/file"))
            .POST(BodyPublishers.ofInputStream(() -> new Zeros(size)))
            .build();
    assertThat(door.send(request).body()).isEqualTo(Long.toString(size));
  }

  @Test
  void anAnswerArrivesWhileItIsStillBeingWritten() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    door.replace(
        "analytics-service",
        request -> {
          HttpServerResponse response = request.response().setChunked(true);
          response.putHeader("Content-Type", "text/event-stream").write("data: 1\n\n");
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (firstSeen.await(5, TimeUnit.SECONDS)) {
                        response.end("data: 2\n\n");
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
        });
    HttpResponse<InputStream> answer =
        door.client.send(
            HttpRequest.newBuilder(door.uri("/insight/stream")).build(),
            BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(new String(body.readNBytes(9))).isEqualTo("data: 1\n\n");
      firstSeen.countDown();
      assertThat(new String(body.readAllBytes())).isEqualTo("data: 2\n\n");
    }
  }

  @Test
  void headAndNotModifiedHaveNoBody() {
    door.replace(
        "bot-service",
        request -> {
          if (request.method().name().equals("HEAD")) {
            request.response().putHeader("Content-Length", "42").end();
          } else {
            request.response().setStatusCode(304).putHeader("ETag", "\"x\"").end();
          }
        });
    HttpRequest head =
        HttpRequest.newBuilder(door.uri("/bot")).method("HEAD", BodyPublishers.noBody()).build();
    assertThat(door.send(head).headers().firstValue("Content-Length")).contains("42");
    HttpResponse<String> unchanged = door.get("/bot");
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.headers().firstValue("ETag")).contains("\"x\"");
  }

  @Test
  void aBackendThatIsDownIsSaidToBeDownAndIsFoundWhenItIsBack() {
    door.stop("demo-shop");
    HttpResponse<String> answer = door.get("/demo-shop/api");
    assertProblem(answer, 503, "backend-down");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    door.replace("demo-shop", request -> request.response().end("back"));
    door.start("demo-shop");
    Awaitility.await().until(() -> door.get("/demo-shop/api").body().equals("back"));
  }

  @Test
  void aBackendThatDiesBetweenTwoRequestsIsNoHang() {
    assertThat(door.get("/demo-shop/a").statusCode()).isEqualTo(200);
    door.stop("demo-shop");
    assertThat(door.get("/demo-shop/b").statusCode()).isIn(502, 503);
  }

  @Test
  void aBackendThatBreaksOffBeforeItsAnswerIsABadGateway() {
    door.replace("demo-shop", request -> request.connection().close());
    HttpResponse<String> answer = door.get("/demo-shop/api");
    assertProblem(answer, 502, "backend-failed");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void aBackendThatBreaksOffInItsAnswerDoesNotLookComplete() {
    door.replace(
        "demo-shop",
        request -> {
          HttpServerResponse response = request.response().setChunked(true);
          response.write("half").onComplete(written -> request.connection().close());
        });
    assertThatIOException()
        .isThrownBy(
            () ->
                door.client.send(
                    HttpRequest.newBuilder(door.uri("/demo-shop/api")).build(),
                    BodyHandlers.ofString()));
  }

  @Test
  void aBackendThatDoesNotAnswerIsAGatewayTimeout() {
    door.replace("demo-shop", request -> {});
    assertProblem(door.get("/demo-shop/api"), 504, "backend-timeout");
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    String tooLong = "x".repeat(FrontDoor.MAX_HEADER_BYTES);
    assertThat(door.raw("GET /bot HTTP/1.1\r\nHost: a\r\nX-Long: " + tooLong + "\r\n\r\n"))
        .contains(" 431 ");
    assertThat(door.raw("GET /bot?" + tooLong + " HTTP/1.1\r\nHost: a\r\n\r\n")).contains(" 414 ");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"status\":" + status)
        .contains("\"type\":\"urn:xiaoer:problem:" + code + "\"");
  }

  /** So many zeros, of which only a few are in memory at any time. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      left -= count;
      return count;
    }
  }
}
