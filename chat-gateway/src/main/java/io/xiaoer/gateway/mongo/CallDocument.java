package io.xiaoer.gateway.mongo;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.gateway.core.Call;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes and reads the call that a head document holds while one rings or is on. */
final class CallDocument {
  private CallDocument() {}

  static @Nullable Document of(@Nullable Call call) {
    return call == null
        ? null
        : new Document("id", call.id())
            .append("kind", call.kind().name())
            .append("asker", party(call.asker()))
            .append("ringsUntil", call.ringsUntil().toString())
            .append("answerer", call.answerer() == null ? null : party(call.answerer()));
  }

  static @Nullable Call call(@Nullable Document stored) {
    if (stored == null) {
      return null;
    }
    Document answerer = stored.get("answerer", Document.class);
    return new Call(
        stored.getString("id"),
        CallKind.valueOf(stored.getString("kind")),
        party(stored.get("asker", Document.class)),
        Instant.parse(stored.getString("ringsUntil")),
        answerer == null ? null : party(answerer));
  }

  private static Document party(Call.Party party) {
    return new Document("kind", party.who().kind().name())
        .append("id", party.who().id())
        .append("name", party.who().displayName())
        .append("endpoint", party.endpoint())
        .append("at", party.at().toString());
  }

  private static Call.Party party(Document stored) {
    return new Call.Party(
        new Author(
            Author.Kind.valueOf(stored.getString("kind")),
            stored.getString("id"),
            stored.getString("name")),
        stored.getString("endpoint"),
        Instant.parse(stored.getString("at")));
  }
}
