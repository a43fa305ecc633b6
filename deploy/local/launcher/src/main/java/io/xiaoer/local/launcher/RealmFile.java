package io.xiaoer.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Lays the demo people of the local stack over the realm that every installation has. */
final class RealmFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] NAMES = {"clientId", "username", "name"};

  private RealmFile() {}

  /**
   * The realm as Keycloak imports it locally.
   *
   * @param base {@code deploy/keycloak/realm-xiaoer.json}
   * @throws UncheckedIOException if the file cannot be read
   */
  static String withDemoUsers(Path base) {
    try (InputStream people = RealmFile.class.getResourceAsStream("demo-users.json")) {
      JsonNode merged = merge(JSON.readTree(base.toFile()), JSON.readTree(people));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(merged);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the realm " + base, e);
    }
  }

  /** Objects are merged by key, arrays by the name of their members; else the second wins. */
  static JsonNode merge(JsonNode first, JsonNode second) {
    if (first instanceof ObjectNode object && second instanceof ObjectNode over) {
      ObjectNode merged = object.deepCopy();
      for (Map.Entry<String, JsonNode> field : over.properties()) {
        JsonNode below = merged.get(field.getKey());
        merged.set(
            field.getKey(), below == null ? field.getValue() : merge(below, field.getValue()));
      }
      return merged;
    }
    if (first instanceof ArrayNode array && second instanceof ArrayNode over) {
      ArrayNode merged = array.deepCopy();
      over.forEach(member -> mergeMember(merged, member));
      return merged;
    }
    return second;
  }

  private static void mergeMember(ArrayNode members, JsonNode member) {
    String name = nameOf(member);
    for (int i = 0; i < members.size(); i++) {
      if (!name.isEmpty() && nameOf(members.get(i)).equals(name)) {
        members.set(i, merge(members.get(i), member));
        return;
      }
    }
    members.add(member);
  }

  private static String nameOf(JsonNode member) {
    for (String field : NAMES) {
      if (member.has(field)) {
        return member.get(field).asText();
      }
    }
    return "";
  }
}
