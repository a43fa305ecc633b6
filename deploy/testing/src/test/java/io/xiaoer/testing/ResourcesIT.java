package io.xiaoer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.Topics.Topic;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ResourcesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theBrokerHasEveryDeclaredTopicAndTheTestsOwn() throws Exception {
    BrokerResource broker = new BrokerResource();
    broker.init(Map.of("topics", "extra:2, other"));
    String servers = broker.start().get("kafka.bootstrap.servers");
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      assertThat(admin.listTopics().names().get())
          .contains("extra", "other")
          .containsAll(Topics.ALL.stream().map(Topic::name).toList());
    } finally {
      broker.stop();
    }
  }

  @Test
  void theStoreTakesADocument() {
    StoreResource store = new StoreResource();
    Map<String, String> settings = store.start();
    try (MongoClient client = MongoClients.create(settings.get("MONGODB_URI"))) {
      var things = client.getDatabase(settings.get("MONGODB_DATABASE")).getCollection("things");
      things.insertOne(new Document("_id", 1));
      assertThat(things.find()).containsExactly(new Document("_id", 1));
    } finally {
      store.stop();
    }
  }

  @Test
  void aTokenVerifiesWithThePublishedKeyAndHasTheRealmsClaims() throws Exception {
    IdentityResource identity = new IdentityResource();
    String issuer = identity.start().get("OIDC_ISSUER");
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode discovery = get(http, issuer + "/.well-known/openid-configuration");
      JsonNode key = get(http, discovery.get("jwks_uri").asText()).get("keys").get(0);
      String token = TestTokens.token("u-1", "李娜", Set.of("customer"), List.of("/desks/yunxi"));
      assertThat(verified(token, key)).isTrue();
      JsonNode claims = JSON.readTree(decoded(token.split("\\.")[1]));
      assertThat(claims.get("iss").asText()).isEqualTo(issuer);
      assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("customer");
      assertThat(claims.at("/groups/0").asText()).isEqualTo("/desks/yunxi");
      assertThat(claims.at("/aud/0").asText()).isEqualTo("xiaoer-api");
    } finally {
      identity.stop();
    }
  }

  private static JsonNode get(HttpClient http, String uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private static boolean verified(String token, JsonNode key) throws Exception {
    String[] parts = token.split("\\.");
    Signature signature = Signature.getInstance("SHA256withRSA");
    BigInteger modulus = new BigInteger(1, decoded(key.get("n").asText()));
    BigInteger exponent = new BigInteger(1, decoded(key.get("e").asText()));
    signature.initVerify(
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(decoded(parts[2]));
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
