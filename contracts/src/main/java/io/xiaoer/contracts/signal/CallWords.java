package io.xiaoer.contracts.signal;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the browser of one side of a call tells the other's, so that the two find each other (WebRTC
 * 1.0, RFC 8829 and RFC 8838). With neither a description nor candidates it says no more than that
 * it is here again.
 *
 * @param description what it would send and take
 * @param candidates where it may be reached; at most {@link Limits#ICE_CANDIDATES}
 */
public record CallWords(@Nullable Description description, List<Candidate> candidates) {
  /** Checks the limits. */
  public CallWords {
    Limits.size("candidates", candidates, Limits.ICE_CANDIDATES);
    candidates = List.copyOf(candidates);
  }

  /**
   * A session description.
   *
   * @param type what it is in the exchange
   * @param exchange number of the offer, from 1 on for each side; its answer repeats it, so that
   *     one that comes late is not taken for the answer to another offer
   * @param sdp the description itself, which may name network addresses
   */
  public record Description(Type type, int exchange, @Personal String sdp) {
    /** What a description is in the exchange. */
    public enum Type {
      OFFER,
      ANSWER
    }

    /** Checks the limits. */
    public Description {
      Limits.required("description.type", type);
      Limits.range("description.exchange", exchange, 1, Integer.MAX_VALUE);
      Limits.personalText("description.sdp", sdp, Limits.SDP_CHARS);
    }
  }

  /**
   * An ICE candidate, with the fields that browsers give it.
   *
   * @param candidate the candidate itself, which names network addresses
   * @param sdpMid the part of the description to which it belongs
   * @param sdpMLineIndex the number of that part
   * @param usernameFragment the generation to which it belongs
   */
  public record Candidate(
      @Personal String candidate,
      @Nullable String sdpMid,
      @Nullable Integer sdpMLineIndex,
      @Nullable String usernameFragment) {
    /** Checks the limits. */
    public Candidate {
      Limits.personalText("candidate", candidate, Limits.ICE_CHARS);
      Limits.optionalText("sdpMid", sdpMid, Limits.ID_CHARS);
      if (sdpMLineIndex != null) {
        Limits.range("sdpMLineIndex", sdpMLineIndex, 0, Limits.ICE_CHARS);
      }
      Limits.optionalText("usernameFragment", usernameFragment, Limits.HOST_CHARS + 1);
    }
  }
}
