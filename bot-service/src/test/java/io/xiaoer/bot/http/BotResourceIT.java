package io.xiaoer.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.bot.kafka.FakeShopResource;
import io.xiaoer.contracts.Codec;
import io.xiaoer.rest.Problem;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(KeeperResource.class)
@WithTestResource(FakeShopResource.class)
class BotResourceIT {
  @TestHTTPResource("/")
  URI root;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void anEditorTriesASentence() throws Exception {
    HttpResponse<String> answer = post("editor", "{\"text\":\"我的快递到哪了\",\"locale\":\"zh-CN\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = Codec.JSON.readTree(answer.body());
    assertThat(body.get("intent").asText()).isEqualTo("where-is-my-parcel");
    assertThat(body.get("model").asText()).startsWith("zh-");
  }

  @Test
  void aCustomerMayNotTry() throws Exception {
    HttpResponse<String> answer = post("customer", "{\"text\":\"你好\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Codec.JSON.readTree(answer.body()).get("code").asText()).isEqualTo("forbidden");
  }

  @Test
  void anEmptyTextIsRefusedAsAProblem() throws Exception {
    for (String body : List.of("{}", "{\"text\":\" \"}", "{\"text\":", "null")) {
      HttpResponse<String> answer = post("editor", body);

      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(body)
          .startsWith(Problem.MEDIA_TYPE);
    }
  }

  @Test
  void whoHasNoTokenIsToldSo() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(path("api/intents")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Codec.JSON.readTree(answer.body()).get("code").asText())
        .isEqualTo("unauthenticated");
  }

  @Test
  void anAnalystSeesEveryIntent() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(path("api/intents"))
                .header("Authorization", "Bearer " + token("analyst"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(Codec.JSON.readTree(answer.body())).hasSizeGreaterThanOrEqualTo(34);
  }

  @Test
  void theOpenApiDocumentIsServedWithTheInterface() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(path("q/openapi")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).contains("/bot/api/try");
  }

  @Test
  void readinessNamesTheModels() throws Exception {
    String port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", String.class);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"zh\"", "\"en\"", "zh-r1-");
  }

  private HttpResponse<String> post(String role, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(path("api/try"))
            .header("Authorization", "Bearer " + token(role))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String token(String role) {
    return TestTokens.token("u-1", "wu-yue", Set.of(role), List.of());
  }

  private URI path(String below) {
    return root.resolve("/bot/" + below);
  }
}
