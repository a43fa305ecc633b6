package io.xiaoer.contracts;

import io.xiaoer.contracts.signal.ConversationSignal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What travels in a topic: a command, an event or a signal with its CloudEvents 1.0 attributes. */
public sealed interface Envelope {
  /** Unique id ({@code ce_id}). The same command sent again carries the same id. */
  String id();

  /** The service that made it ({@code ce_source}), for example {@code /chat-gateway}. */
  String source();

  /** The aggregate's id ({@code ce_subject}), which is the record's key as well. */
  String subject();

  /** When it was made ({@code ce_time}). */
  Instant time();

  /** W3C trace context of the request that began it, if any. */
  @Nullable String traceparent();

  /** The record itself. */
  Object data();

  /**
   * A command.
   *
   * @param versions versions of rules, articles and models that the sender used; the owner copies
   *     them into the events
   */
  record OfCommand<C extends Command>(
      String id,
      String source,
      String subject,
      Instant time,
      @Nullable String traceparent,
      Map<String, String> versions,
      C data)
      implements Envelope {
    /** Checks the limits. */
    public OfCommand {
      checkAttributes(id, source, subject, time);
      versions = Limits.entries("versions", versions, Facts.MAX_VERSIONS);
      Limits.required("data", data);
    }

    /** A command in which no versioned rule, article or model took part, outside any trace. */
    public OfCommand(String id, String source, String subject, Instant time, C data) {
      this(id, source, subject, time, null, Map.of(), data);
    }
  }

  /**
   * An event.
   *
   * @param facts the four facts
   */
  record OfEvent<E extends Event>(
      String id,
      String source,
      String subject,
      Instant time,
      @Nullable String traceparent,
      Facts facts,
      E data)
      implements Envelope {
    /** Checks the limits. */
    public OfEvent {
      checkAttributes(id, source, subject, time);
      Limits.required("facts", facts);
      Limits.required("data", data);
    }
  }

  /** A signal: may be lost, is not numbered. */
  record OfSignal(
      String id,
      String source,
      String subject,
      Instant time,
      @Nullable String traceparent,
      ConversationSignal data)
      implements Envelope {
    /** Checks the limits. */
    public OfSignal {
      checkAttributes(id, source, subject, time);
      Limits.required("data", data);
    }
  }

  private static void checkAttributes(String id, String source, String subject, Instant time) {
    Limits.id("ce_id", id);
    Limits.id("ce_source", source);
    Limits.id("ce_subject", subject);
    Limits.required("ce_time", time);
  }
}
