package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords, by the word before them. People also talk about passwords, so a plain word counts only
 * where the sentence says that this is one ("password: sunshine") and ends with it.
 */
final class Passwords implements Detector {
  private static final int SHORTEST = 4;

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?<!淘|红包|吱)(?:密码|口令)[\\s,]*((?:就?是|为|改成了?|设成了?|设为|[:=])?)[\\s:=\"'“”]*([!-~]{4,})");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)\\b(?:password|passwd|pwd|passphrase|pass code|pin(?: code| number)?)"
              + "\\s*(is|was|to|:|=)[\\s:=\"'“”]*([!-~]{4,})");

  /** The sentence ends, or goes on in Chinese. */
  private static final Pattern ENDS = Pattern.compile("\\s*(?:[^\\p{ASCII}]|\\n|$)[\\s\\S]*");

  private static final Pattern TAIL = Pattern.compile("[,.;:?)\\]\"']+$");
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]+(?:'[a-z]+)?");

  @Override
  public List<Finding> find(String text) {
    List<Finding> found = new ArrayList<>();
    collect(CHINESE.matcher(text), text, true, found);
    collect(ENGLISH.matcher(text), text, false, found);
    return found;
  }

  private static void collect(Matcher matcher, String text, boolean chinese, List<Finding> found) {
    while (matcher.find()) {
      String said = matcher.group(2);
      Matcher tail = TAIL.matcher(said);
      String value = tail.find() ? said.substring(0, tail.start()) : said;
      int start = matcher.start(2);
      int end = start + value.length();
      String link = matcher.group(1);
      boolean names = chinese ? !link.isEmpty() : link.equals(":") || link.equals("=");
      if (isPassword(value, names && ENDS.matcher(rest(text, end)).matches())) {
        found.add(new Finding(Kind.PASSWORD, start, end, Shown.nothing(value.length())));
      }
    }
  }

  private static String rest(String text, int end) {
    Matcher tail = Pattern.compile("[,.;:?)\\]\"']*").matcher(text).region(end, text.length());
    return text.substring(tail.lookingAt() ? tail.end() : end);
  }

  private static boolean isPassword(String value, boolean named) {
    return value.length() >= SHORTEST
        && !value.contains(Shown.MASKED)
        && !value.startsWith("http")
        && (named || !PLAIN_WORD.matcher(value).matches());
  }
}
