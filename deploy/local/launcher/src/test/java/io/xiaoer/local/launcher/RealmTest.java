package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the realm promises, read from the file that every installation imports. */
class RealmTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE =
      Path.of(System.getProperty("xiaoer.root"), "deploy/keycloak/realm-xiaoer.json");
  private static JsonNode base = JSON.nullNode();
  private static JsonNode local = JSON.nullNode();

  @BeforeAll
  static void read() throws Exception {
    base = JSON.readTree(Files.readAllBytes(FILE));
    local = JSON.readTree(RealmFile.withDemoUsers(FILE));
  }

  @Test
  void everyRoleOfTheSuiteIsThere() {
    assertThat(values(base.at("/roles/realm"), "name"))
        .containsExactlyInAnyOrder(
            "customer",
            "agent",
            "supervisor",
            "merchant",
            "editor",
            "reviewer",
            "officer",
            "analyst",
            "operator",
            "service");
  }

  @Test
  void theBaseRealmHasNoPeopleAndNoSecrets() {
    for (JsonNode user : base.get("users")) {
      assertThat(user.has("serviceAccountClientId")).as(user.toString()).isTrue();
      assertThat(user.has("credentials")).as(user.toString()).isFalse();
    }
    for (JsonNode client : base.get("clients")) {
      assertThat(client.path("secret").asText("${}")).matches("\\$\\{[A-Z_]*}");
    }
  }

  @Test
  void pagesArePublicClientsWithPkceAndTheirOwnAddressOnly() {
    for (String name : List.of("customer-page", "staff-console")) {
      JsonNode page = client(base, name);
      assertThat(page.get("publicClient").asBoolean()).isTrue();
      assertThat(page.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
      assertThat(page.get("implicitFlowEnabled").asBoolean()).isFalse();
      assertThat(page.get("directAccessGrantsEnabled").asBoolean()).isFalse();
      assertThat(page.get("fullScopeAllowed").asBoolean()).isFalse();
      assertThat(page.get("redirectUris")).hasSize(1);
      assertThat(page.get("redirectUris").get(0).asText()).startsWith("${PUBLIC_URL}/");
    }
  }

  @Test
  void servicesHaveAnAccountWithTheRoleServiceAndNothingElse() {
    for (String name : Catalogue.SERVICES) {
      JsonNode service = client(base, name);
      assertThat(service.get("serviceAccountsEnabled").asBoolean()).isTrue();
      assertThat(service.get("standardFlowEnabled").asBoolean()).isFalse();
      assertThat(service.get("secret").asText()).isEqualTo("${" + Catalogue.secretOf(name) + "}");
      JsonNode account = byName(base.get("users"), "username", "service-account-" + name);
      assertThat(account.get("realmRoles")).hasSize(1);
      assertThat(account.at("/realmRoles/0").asText()).isEqualTo("service");
    }
  }

  @Test
  void onlyTheLocalRealmHasDirectGrants() {
    assertThat(values(base.get("clients"), "clientId")).doesNotContain("local-tests");
    for (JsonNode client : base.get("clients")) {
      assertThat(client.path("directAccessGrantsEnabled").asBoolean(false)).isFalse();
    }
    assertThat(client(local, "local-tests").get("directAccessGrantsEnabled").asBoolean()).isTrue();
  }

  @Test
  void demoPeopleHaveRolesAndGroupsThatExist() {
    Set<String> roles = new TreeSet<>(values(local.at("/roles/realm"), "name"));
    Set<String> groups = new TreeSet<>();
    local.get("groups").forEach(group -> collect(group, "", groups));
    assertThat(groups).contains("/desks/yunxi", "/skills/payments");
    for (JsonNode user : local.get("users")) {
      user.get("realmRoles").forEach(role -> assertThat(roles).contains(role.asText()));
      user.path("groups").forEach(group -> assertThat(groups).contains(group.asText()));
    }
    assertThat(byName(local.get("users"), "username", "li-na").get("id").asText())
        .isEqualTo("11111111-0000-4000-8000-000000000001");
  }

  private static void collect(JsonNode group, String above, Set<String> paths) {
    String path = above + "/" + group.get("name").asText();
    paths.add(path);
    group.path("subGroups").forEach(below -> collect(below, path, paths));
  }

  private static JsonNode client(JsonNode realm, String id) {
    return byName(realm.get("clients"), "clientId", id);
  }

  private static JsonNode byName(JsonNode array, String field, String value) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(member -> member.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(JsonNode array, String field) {
    List<String> values = new ArrayList<>();
    array.forEach(member -> values.add(member.get(field).asText()));
    return values;
  }
}
