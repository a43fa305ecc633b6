package io.xiaoer.gateway.media;

import java.io.Serial;

/** An upload that is not taken; the reason is a word for programs. */
public final class MediaRefusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It has more bytes than its kind may have. */
    TOO_LARGE("medium-too-large", 413),
    /** It has no bytes. */
    EMPTY("medium-empty", 400),
    /** What it is, is not taken as this kind. */
    TYPE("medium-type-not-allowed", 415),
    /** It says that it is a picture and cannot be read as one. */
    BROKEN("medium-broken", 422),
    /** It has more pixels than can be worked on. */
    PIXELS("medium-too-many-pixels", 422),
    /** It lasts longer than its kind may. */
    DURATION("medium-too-long", 422),
    /** The customer has uploaded as much as he may today. */
    QUOTA("medium-quota", 429),
    /** The conversation has as many media as it may have. */
    CONVERSATION_FULL("medium-conversation-full", 429),
    /** This node works on as many uploads as it can. */
    BUSY("try-again", 503),
    /** The customer was erased; nothing more is kept of him. */
    ERASED("erased", 410),
    /** The conversation is over. */
    CLOSED("conversation-closed", 409);

    private final String code;
    private final int status;

    Reason(String code, int status) {
      this.code = code;
      this.status = status;
    }

    /** The word. */
    public String code() {
      return code;
    }

    /** The status of HTTP. */
    public int status() {
      return status;
    }
  }

  private final Reason reason;

  /** Refuses. */
  public MediaRefusal(Reason reason, String words) {
    super(words);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
