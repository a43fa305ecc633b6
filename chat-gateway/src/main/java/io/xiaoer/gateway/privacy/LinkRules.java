package io.xiaoer.gateway.privacy;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Screening;
import io.xiaoer.contracts.conversation.Screening.Link;
import io.xiaoer.contracts.conversation.Screening.Link.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is thought of links: the shop's lists first (blocking wins), then whether a host imitates
 * one that the shop trusts. A host imitates another if it is the same to the eye (Unicode UTS 39,
 * skeletons of confusable characters), mixes scripts as no language does, differs in one keystroke,
 * or wears the other's name as a part of its own.
 */
public final class LinkRules {
  /** Nothing is trusted, nothing blocked. */
  public static final LinkRules NONE = new LinkRules(List.of(), List.of());

  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)(?:https?://|www\\.)[^\\s<>\"'“”‘’，。；！？、（）()【】「」《》]+"
              + "|(?<![@\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}.-])"
              + "(?:[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}-]+\\.)+"
              + "(?:com|cn|net|org|shop|store|top|xyz|vip|cc|co|io|info|biz|site|online|link|app|me|hk|tw"
              + "|club|live|wang|ltd|icu|tk|example)(?![\\p{IsLatin}\\p{N}-])"
              + "(?:[:/?#][^\\s<>\"'“”‘’，。；！？、（）()【】「」《》]*)?");

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.CONFUSABLE | SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  /** Names shorter than this differ in one keystroke from too many honest ones. */
  private static final int SHORTEST_NAME = 4;

  private final List<String> allowed;
  private final List<String> blocked;

  /**
   * The rules of a shop. A host on a list stands for all hosts below it, too.
   *
   * @param allowed hosts that the shop trusts
   * @param blocked hosts that nobody is to be led to
   */
  public LinkRules(List<String> allowed, List<String> blocked) {
    this.allowed = allowed.stream().map(LinkRules::ascii).flatMap(Optional::stream).toList();
    this.blocked = blocked.stream().map(LinkRules::ascii).flatMap(Optional::stream).toList();
  }

  /** The links of a text and what is thought of them, by position. */
  public List<Link> judge(String text) {
    List<Link> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(text);
    while (matcher.find() && links.size() < Screening.FINDINGS) {
      int start = matcher.start();
      int end = matcher.end();
      host(matcher.group()).ifPresent(host -> links.add(judge(host, start, end)));
    }
    return links;
  }

  private Link judge(String host, int start, int end) {
    if (isOn(blocked, host)) {
      return new Link(start, end, host, Verdict.BLOCKED, null);
    }
    if (isOn(allowed, host)) {
      return new Link(start, end, host, Verdict.ALLOWED, null);
    }
    for (String trusted : allowed) {
      if (imitates(host, trusted)) {
        return new Link(start, end, host, Verdict.LOOKALIKE, trusted);
      }
    }
    boolean mixed = CONFUSABLES.failsChecks(unicode(host));
    return new Link(start, end, host, mixed ? Verdict.LOOKALIKE : Verdict.UNKNOWN, null);
  }

  private static boolean isOn(List<String> hosts, String host) {
    return hosts.stream().anyMatch(listed -> host.equals(listed) || host.endsWith("." + listed));
  }

  private static boolean imitates(String host, String trusted) {
    String[] labels = trusted.split("\\.");
    if (labels.length < 2) {
      return false;
    }
    String seen = lastLabels(unicode(host), labels.length);
    if (CONFUSABLES.getSkeleton(seen).equals(CONFUSABLES.getSkeleton(unicode(trusted)))) {
      return true;
    }
    String name = labels[labels.length - 2];
    if (name.length() < SHORTEST_NAME) {
      return false;
    }
    String skeleton = CONFUSABLES.getSkeleton(name);
    return Arrays.stream(unicode(host).split("[.-]"))
        .anyMatch(part -> CONFUSABLES.getSkeleton(part).equals(skeleton) || isSlip(part, name));
  }

  /** One keystroke apart: one character more, less, other, or two changed about. */
  static boolean isSlip(String typed, String name) {
    int shorter = Math.min(typed.length(), name.length());
    if (Math.abs(typed.length() - name.length()) > 1 || typed.equals(name)) {
      return false;
    }
    int same = 0;
    while (same < shorter && typed.charAt(same) == name.charAt(same)) {
      same++;
    }
    String left = typed.substring(same);
    String right = name.substring(same);
    if (left.length() == right.length()) {
      boolean swapped =
          left.length() > 1
              && left.charAt(0) == right.charAt(1)
              && left.charAt(1) == right.charAt(0)
              && left.substring(2).equals(right.substring(2));
      return swapped || left.substring(1).equals(right.substring(1));
    }
    return left.length() > right.length()
        ? left.substring(1).equals(right)
        : right.substring(1).equals(left);
  }

  private static String lastLabels(String host, int labels) {
    String[] parts = host.split("\\.");
    int from = Math.max(0, parts.length - labels);
    return String.join(".", Arrays.asList(parts).subList(from, parts.length));
  }

  /** The host of a link in ASCII; what stands before an @ only pretends to be one. */
  private static Optional<String> host(String link) {
    String rest = link.replaceFirst("(?i)^https?://", "");
    String authority = rest.split("[/?#\\\\]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
    return ascii(host);
  }

  /** A host in ASCII and lower case, or nothing if it is none. */
  public static Optional<String> ascii(String host) {
    StringBuilder ascii = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    UTS46.nameToASCII(host.strip().toLowerCase(Locale.ROOT), ascii, info);
    String name = ascii.toString().replaceFirst("\\.$", "");
    boolean fits = !name.isEmpty() && name.length() <= Limits.HOST_CHARS && name.contains(".");
    return fits ? Optional.of(name) : Optional.empty();
  }

  private static String unicode(String host) {
    StringBuilder shown = new StringBuilder();
    UTS46.nameToUnicode(host, shown, new IDNA.Info());
    return shown.toString();
  }
}
