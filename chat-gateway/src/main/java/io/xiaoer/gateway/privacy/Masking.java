package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Masks what must not be written as it was said. The same text always gives the same; masking what
 * is masked changes nothing; the result is never longer.
 */
public final class Masking {
  /** Version of the rules; events name it. */
  public static final String VERSION = "1";

  /** Where two find the same, the earlier one names it. */
  private static final List<Detector> DETECTORS =
      List.of(
          new IdentityNumbers(), new BankCards(), new Codes(), new Passwords(), new PhoneNumbers());

  /** After so many looks nothing new is to be expected. */
  private static final int ROUNDS = 5;

  private Masking() {}

  /**
   * A text without what was masked.
   *
   * @param text as it may be written
   * @param parts what was masked, by position
   */
  public record Result(String text, List<Part> parts) {
    /** Copies the parts. */
    public Result {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A masked stretch.
   *
   * @param kind what it is
   * @param start its first position in the masked text
   * @param end the position after its last
   * @param original what was said
   */
  public record Part(Kind kind, int start, int end, String original) {}

  /** Masks a text. */
  public static Result mask(String text) {
    List<Finding> findings = findings(Plain.of(text));
    if (findings.isEmpty()) {
      return new Result(text, List.of());
    }
    StringBuilder masked = new StringBuilder(text.length());
    List<Part> parts = new ArrayList<>(findings.size());
    int at = 0;
    for (Finding finding : findings) {
      masked.append(text, at, finding.start());
      String original = text.substring(finding.start(), finding.end());
      int start = masked.length();
      masked.append(finding.shown());
      parts.add(new Part(finding.kind(), start, masked.length(), original));
      at = finding.end();
    }
    masked.append(text, at, text.length());
    return new Result(masked.toString(), parts);
  }

  /**
   * Findings that do not overlap, by position. What one hides may uncover another to its neighbours
   * (two numbers joined by a hyphen), so it is looked again until nothing new is found.
   */
  private static List<Finding> findings(String text) {
    List<Finding> kept = new ArrayList<>();
    StringBuilder left = new StringBuilder(text);
    for (int round = 0; round < ROUNDS && look(left.toString(), kept); round++) {
      for (Finding finding : kept) {
        int length = finding.end() - finding.start();
        left.replace(finding.start(), finding.end(), Shown.padded(finding.shown(), length));
      }
    }
    kept.sort(Comparator.comparingInt(Finding::start));
    return kept;
  }

  /** Looks once; false if there was nothing new. */
  private static boolean look(String text, List<Finding> kept) {
    boolean isNew = false;
    for (Detector detector : DETECTORS) {
      for (Finding finding : detector.find(text)) {
        Finding whole = finding;
        for (Finding other : List.copyOf(kept)) {
          if (other.overlaps(whole)) {
            kept.remove(other);
            whole = other.joined(whole);
          }
        }
        kept.add(whole);
        isNew = true;
      }
    }
    return isNew;
  }
}
