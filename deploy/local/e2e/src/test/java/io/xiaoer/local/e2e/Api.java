package io.xiaoer.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The suite's REST side, through the front door, as one person. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String url;
  private final @Nullable String token;

  private Api(String url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  static Api asNobody(String url) {
    return new Api(url, null);
  }

  /** As a demo user, through the client that exists on the local stack for tests only. */
  static Api as(String url, String user) {
    return new Api(
        url,
        token(
            url,
            Map.of(
                "grant_type", "password",
                "client_id", "local-tests",
                "username", user,
                "password", "xiaoer-demo")));
  }

  /** An access token for what a form says. */
  private static String token(String url, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url + "/auth/realms/xiaoer/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return read(send(request)).get("access_token").asText();
  }

  /** As a guest of the customer page. */
  static Api asGuest(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/chat/api/guests"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return new Api(url, read(send(request)).get("token").asText());
  }

  /** What a GET answers, if it answers 200. */
  JsonNode get(String path) {
    return read(send(request(path)));
  }

  /** What a PUT of JSON answers, if it answers 200. */
  JsonNode put(String path, String json) {
    return read(
        send(
            HttpRequest.newBuilder(request(path), (_, _) -> true)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build()));
  }

  /** The status that a GET answers with. */
  int status(String path) {
    return send(request(path)).statusCode();
  }

  private HttpRequest request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(15));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(request.uri().toString(), unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(response.uri().toString(), unreadable);
    }
  }
}
