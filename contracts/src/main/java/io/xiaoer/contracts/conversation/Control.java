package io.xiaoer.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who may speak for the shop. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Control.Bot.class, name = "bot"),
  @JsonSubTypes.Type(value = Control.Queue.class, name = "queue"),
  @JsonSubTypes.Type(value = Control.Served.class, name = "agent"),
  @JsonSubTypes.Type(value = Control.Nobody.class, name = "nobody")
})
public sealed interface Control {
  /** The bot answers. */
  record Bot() implements Control {}

  /**
   * The conversation waits for an agent; nobody answers.
   *
   * @param opensAt when people are there again; absent while some are, or where nobody can tell
   */
  record Queue(@Nullable Instant opensAt) implements Control {
    /** People are there. */
    public Queue() {
      this(null);
    }
  }

  /**
   * An agent answers.
   *
   * @param agent which
   */
  record Served(Agent agent) implements Control {
    /** Checks the limits. */
    public Served {
      Limits.required("control.agent", agent);
    }
  }

  /** The conversation is closed. */
  record Nobody() implements Control {}
}
