package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that rings or is on.
 *
 * @param id its id, which whoever asked for it has drawn
 * @param kind what it carries
 * @param asker who asked for it, with the page that takes part
 * @param ringsUntil when it counts as missed
 * @param answerer who agreed to it; absent while it rings
 */
public record Call(
    String id, CallKind kind, Party asker, Instant ringsUntil, @Nullable Party answerer) {
  /**
   * One of the two.
   *
   * @param who the person
   * @param endpoint the one page of his that takes part
   * @param at when he asked for it or agreed to it
   */
  public record Party(Author who, String endpoint, Instant at) {
    boolean is(Author author) {
      return who.kind() == author.kind() && who.id().equals(author.id());
    }
  }

  /** Whether both have agreed to it. */
  public boolean isOn() {
    return answerer != null;
  }

  /** The side that this kind of person is on, once it takes part. */
  public @Nullable Party side(Author.Kind kind) {
    if (asker.who().kind() == kind) {
      return asker;
    }
    return answerer != null && answerer.who().kind() == kind ? answerer : null;
  }

  /** A call that begins to ring. */
  public static Call asked(CallRequested asked, Instant at) {
    Party asker = new Party(asked.by(), asked.endpoint(), at);
    return new Call(asked.callId(), asked.kind(), asker, asked.ringsUntil(), null);
  }

  /** The call once the other side has agreed to it. */
  public Call answered(CallAccepted accepted, Instant at) {
    return new Call(id, kind, asker, ringsUntil, new Party(accepted.by(), accepted.endpoint(), at));
  }

  /** How long the two have talked, in milliseconds. */
  long talkedMillis(Instant now) {
    return answerer == null ? 0 : Math.max(0, now.toEpochMilli() - answerer.at().toEpochMilli());
  }
}
