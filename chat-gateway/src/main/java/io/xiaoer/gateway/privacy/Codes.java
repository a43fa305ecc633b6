package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verification codes, by the words around them. Digits alone are no code: the word for it must
 * stand right before or after.
 */
final class Codes implements Detector {
  private static final String VALUE =
      "(?<![0-9A-Za-z*])([0-9](?:[ -]?[0-9]){3,7}|(?=[A-Za-z]*[0-9])[A-Za-z0-9]{4,8})(?![0-9A-Za-z*])";
  private static final String QUOTES = "[\\s:=,#\"'“”‘’「」\\[\\]()【】]*";

  private static final String CHINESE_NAME = "(?:验证码|校验码|动态码|动态密码|动态口令|短信码|确认码)";
  private static final String ENGLISH_NAME =
      "(?:(?:verification|security|authentication|confirmation|auth|log-?in|sign-?in|sms|text|access"
          + "|one[- ]time|2fa|mfa)[ -](?:code|passcode|pin|password)|otp|passcode)";

  private static final Pattern CHINESE =
      Pattern.compile(
          CHINESE_NAME
              + QUOTES
              + "(?:(?:我|你|您|刚|刚刚)*(?:收到|发来|发过来|看到)的?)?(?:就?是|为)?"
              + QUOTES
              + VALUE);

  private static final Pattern CHINESE_AFTER =
      Pattern.compile(
          VALUE + QUOTES + "(?:这个|就?是|为)*(?:我|你|您|本次)?的?(?:短信|手机|登录|支付)?" + CHINESE_NAME);

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)\\b"
              + ENGLISH_NAME
              + "(?: (?:i|you) (?:just )?(?:got|received|sent))?(?: to me)?"
              + "\\s*(?:is|was|are)?"
              + QUOTES
              + VALUE);

  private static final Pattern ENGLISH_AFTER =
      Pattern.compile(
          "(?i)" + VALUE + "\\s+(?:is|was) (?:(?:my|your|the|our) )?(?:[a-z]+ )?" + ENGLISH_NAME);

  /** The word "code" alone, with nothing before it that makes it another kind of code. */
  private static final Pattern BARE =
      Pattern.compile("(?i)(?:\\b([a-z]+)[ -])?\\bcodes?\\s*(?:is|was|:|=)" + QUOTES + VALUE);

  private static final Pattern OTHER_CODE =
      Pattern.compile(
          "(?i)coupon|discount|promo|promotion|voucher|gift|product|item|order|error|status|zip|postal"
              + "|post|area|country|bar|qr|size|colou?r|style|model|tracking|pickup|invite|referral|source|tax");

  /** The three or four digits on the back of a card. */
  private static final Pattern CARD_CHECK =
      Pattern.compile(
          "(?i)(?:\\bcvv2?|\\bcvc2?|安全码|背面(?:的)?(?:后)?三位(?:数字?)?)"
              + "\\s*(?:is|就?是|为)?"
              + QUOTES
              + "(?<![0-9])([0-9]{3,4})(?![0-9])");

  @Override
  public List<Finding> find(String text) {
    List<Finding> found = new ArrayList<>();
    for (Pattern pattern : List.of(CHINESE, CHINESE_AFTER, ENGLISH, ENGLISH_AFTER, CARD_CHECK)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(finding(matcher, 1));
      }
    }
    Matcher bare = BARE.matcher(text);
    while (bare.find()) {
      String before = bare.group(1);
      if (before == null || !OTHER_CODE.matcher(before).matches()) {
        found.add(finding(bare, 2));
      }
    }
    return found;
  }

  private static Finding finding(Matcher matcher, int group) {
    int start = matcher.start(group);
    int end = matcher.end(group);
    return new Finding(Kind.CODE, start, end, Shown.nothing(end - start));
  }
}
