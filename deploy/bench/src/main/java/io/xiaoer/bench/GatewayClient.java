package io.xiaoer.bench;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's app.
 *
 * @param token of whom
 * @param conversation which he goes on with; {@code null} for none
 * @param after the last number that he has of it
 */
record GatewayClient(String token, @Nullable String conversation, long after) implements Dialect {
  static final String ORIGIN = "http://localhost:8080";

  @Override
  public String path() {
    return "/chat/ws";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Origin", ORIGIN);
  }

  @Override
  public List<String> greeting() {
    String resume =
        conversation == null
            ? ""
            : "{\"conversationId\":\"%s\",\"lastSeq\":%d}".formatted(conversation, after);
    return List.of(
        "{\"type\":\"hello\",\"token\":\"%s\",\"locale\":\"zh-CN\",\"resume\":[%s]}"
            .formatted(token, resume));
  }

  @Override
  public Heard hear(ByteBuf text) {
    if (Dialect.begins(text, "{\"type\":\"event\"")) {
      return MESSAGE;
    }
    return Dialect.begins(
            text, conversation == null ? "{\"type\":\"welcome\"" : "{\"type\":\"resumed\"")
        ? READY
        : NOTHING;
  }

  @Override
  public String heartbeat() {
    return "{\"type\":\"ping\"}";
  }
}
