package io.xiaoer.gateway.privacy;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People's telephone numbers, by libphonenumber, with China as the region of numbers that name
 * none. Left alone are hotlines, which are nobody's own, and numbers inside of links. A Chinese
 * number without its country must be a mobile one or begin with 0: an area code alone is also how
 * many a parcel's number begins.
 */
final class PhoneNumbers implements Detector {
  private static final String HOME = "CN";
  private static final int HOME_CODE = 86;
  private static final int FEWEST_DIGITS = 7;
  private static final int LONG_DIGITS = 11;

  /** How many stretches of a text are looked at before the library gives up. */
  private static final long TRIES = 1_000;

  private static final Set<PhoneNumberType> NOBODYS =
      EnumSet.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.UAN);

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  /** What the library leaves out: a number glued to the word that announces it. */
  private static final Pattern GLUED =
      Pattern.compile(
          "(?i)(?:tel|phone|mobile|mob|call|wx|vx|weixin|wechat)[:.]?(1[3-9][0-9]{9})(?![0-9])");

  private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|www\\.)[!-~]+");

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

  @Override
  public List<Finding> find(String text) {
    if (text.chars().filter(Character::isDigit).count() < FEWEST_DIGITS) {
      return List.of();
    }
    List<Finding> found = new ArrayList<>();
    for (PhoneNumberMatch match : library.findNumbers(text, HOME, Leniency.VALID, TRIES)) {
      if (isSomebodys(match) && !DigitGroups.isShopsOwn(text, match.start())) {
        found.add(finding(text, match.start(), match.end()));
      }
    }
    Matcher glued = GLUED.matcher(text);
    while (glued.find()) {
      found.add(finding(text, glued.start(1), glued.end(1)));
    }
    return withoutLinks(text, found);
  }

  private boolean isSomebodys(PhoneNumberMatch match) {
    PhoneNumber number = match.number();
    boolean saysSo = match.rawString().startsWith("+") || match.rawString().matches("\\(?0.*");
    boolean mobile =
        number.getCountryCode() == HOME_CODE
            && MOBILE.matcher(library.getNationalSignificantNumber(number)).matches();
    return (saysSo || mobile) && !NOBODYS.contains(library.getNumberType(number));
  }

  private static Finding finding(String text, int start, int end) {
    String number = text.substring(start, end);
    boolean isLong = number.chars().filter(Character::isDigit).count() >= LONG_DIGITS;
    String shown = isLong ? Shown.ends(number, 3, 4) : Shown.ends(number, 0, 2);
    return new Finding(Kind.PHONE_NUMBER, start, end, shown);
  }

  private static List<Finding> withoutLinks(String text, List<Finding> found) {
    Matcher links = LINK.matcher(text);
    List<Finding> outside = new ArrayList<>(found);
    while (!outside.isEmpty() && links.find()) {
      int start = links.start();
      int end = links.end();
      outside.removeIf(finding -> finding.start() < end && start < finding.end());
    }
    return outside;
  }
}
