package io.xiaoer.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands where a recogniser stands: hears the same in everything that is asked as it should be. */
public final class SpeechStand implements QuarkusTestResourceLifecycleManager {
  /** What it hears. */
  public static final String HEARD = "我的快递到哪了";

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/audio/transcriptions", SpeechStand::answer);
    server.start();
    return Map.of(
        "gateway.enrichment.speech.url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
        "gateway.enrichment.speech.api-key",
        "secret");
  }

  /** As OpenAI's endpoint: the parts that it needs, and the key. */
  private static void answer(HttpExchange http) throws IOException {
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    boolean asked =
        "Bearer secret".equals(http.getRequestHeaders().getFirst("Authorization"))
            && body.contains("name=\"model\"\r\n\r\nwhisper-1")
            && body.contains("name=\"file\"; filename=\"voice.wav\"")
            && body.contains("RIFF");
    byte[] answer = ("{\"text\":\" " + HEARD + " \"}").getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(asked ? 200 : 400, answer.length);
    try (http) {
      http.getResponseBody().write(answer);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
