package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What chat-gateway found in a message before it was written. Positions are in UTF-16 units of the
 * message's words (its text, caption or title) as they are written, after masking.
 *
 * @param masked what was masked, by position
 * @param links the links in it and what is thought of them, by position
 * @param concerns what both sides are warned of
 */
public record Screening(List<Masked> masked, List<Link> links, List<Concern> concerns) {
  /** Most findings of each kind in one message; what is beyond is masked all the same. */
  public static final int FINDINGS = 100;

  /** Checks the limits. */
  public Screening {
    Limits.size("screening.masked", masked, FINDINGS);
    Limits.size("screening.links", links, FINDINGS);
    Limits.size("screening.concerns", concerns, Concern.values().length);
    masked = List.copyOf(masked);
    links = List.copyOf(links);
    concerns = List.copyOf(concerns);
  }

  /**
   * A stretch of the text that was masked.
   *
   * @param kind what stood there
   * @param start its first position
   * @param end the position after its last
   * @param sealedId under which the original can be revealed to those who may see it, after a
   *     step-up login; absent where the original was not kept
   * @param answer for the answer to a form: in which of its values it stands, from 0
   */
  public record Masked(
      Kind kind, int start, int end, @Nullable String sealedId, @Nullable Integer answer) {
    /** What is masked. */
    public enum Kind {
      /** A bank card's number. */
      BANK_CARD,
      /** A Chinese identity number. */
      IDENTITY_NUMBER,
      /** A telephone number. */
      PHONE_NUMBER,
      /** A verification code. */
      CODE,
      /** A password. */
      PASSWORD
    }

    /** Checks the limits. */
    public Masked {
      Limits.required("masked.kind", kind);
      Limits.range("masked.start", start, 0, Limits.TEXT_CHARS);
      Limits.range("masked.end", end, start + 1L, Limits.TEXT_CHARS);
      Limits.optionalText("masked.sealedId", sealedId, Limits.ID_CHARS);
      if (answer != null) {
        Limits.range("masked.answer", answer, 0, Limits.FORM_FIELDS - 1L);
      }
    }
  }

  /**
   * A link in the text, or the link that is the message; then the positions are those in its
   * address.
   *
   * @param start its first position
   * @param end the position after its last
   * @param host the host that it leads to, in ASCII
   * @param verdict what is thought of it
   * @param resembles for {@link Verdict#LOOKALIKE}: the shop's own host that it imitates
   */
  public record Link(
      int start,
      int end,
      @Personal String host,
      Verdict verdict,
      @Nullable @Personal String resembles) {
    /** What is thought of a link. */
    public enum Verdict {
      /** On the shop's list of hosts that it trusts. */
      ALLOWED,
      /** On no list. Pages say that it leads away. */
      UNKNOWN,
      /** On the shop's block list. Pages do not open it. */
      BLOCKED,
      /** Looks like a host that the shop trusts, and is none. Pages do not open it. */
      LOOKALIKE
    }

    /** Checks the limits. */
    public Link {
      Limits.range("link.start", start, 0, Limits.TEXT_CHARS);
      Limits.range("link.end", end, start + 1L, Limits.TEXT_CHARS);
      Limits.personalText("link.host", host, Limits.HOST_CHARS);
      Limits.required("link.verdict", verdict);
      Limits.optionalPersonalText("link.resembles", resembles, Limits.HOST_CHARS);
    }
  }

  /** What both sides are warned of. */
  public enum Concern {
    /** An agent asks for a password. */
    ASKS_FOR_PASSWORD,
    /** An agent asks for a verification code. */
    ASKS_FOR_CODE,
    /** An agent asks for a payment outside the shop. */
    ASKS_FOR_PAYMENT_OUTSIDE,
    /** The message holds a link that is blocked or imitates the shop. */
    DANGEROUS_LINK
  }
}
