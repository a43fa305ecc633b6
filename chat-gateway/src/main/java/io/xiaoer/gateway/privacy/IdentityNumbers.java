package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.gateway.privacy.DigitGroups.Candidate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chinese identity numbers (GB 11643-1999): province, date of birth, and a check character by ISO
 * 7064, MOD 11-2.
 */
final class IdentityNumbers implements Detector {
  private static final int LENGTH = 18;
  private static final int LEFT = 2;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /**
   * Provinces and regions of GB/T 2260, Hong Kong, Macao and Taiwan (81 to 83, 71), abroad (91).
   */
  private static final Pattern SHAPE =
      Pattern.compile("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\\d{15}[\\dXx]");

  @Override
  public List<Finding> find(String text) {
    return DigitGroups.candidates(text, LENGTH, LENGTH).stream()
        .filter(candidate -> isIdentityNumber(candidate.digits()))
        .map(candidate -> finding(text, candidate))
        .toList();
  }

  static boolean isIdentityNumber(String number) {
    return SHAPE.matcher(number).matches()
        && isDate(number.substring(6, 14))
        && check(number) == Character.toUpperCase(number.charAt(LENGTH - 1));
  }

  /** The check character that the first 17 digits ask for. */
  static char check(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static boolean isDate(String digits) {
    try {
      int year =
          LocalDate.of(
                  Integer.parseInt(digits.substring(0, 4)),
                  Integer.parseInt(digits.substring(4, 6)),
                  Integer.parseInt(digits.substring(6, 8)))
              .getYear();
      return year >= FIRST_YEAR && year <= LAST_YEAR;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static Finding finding(String text, Candidate candidate) {
    String number = text.substring(candidate.start(), candidate.end());
    return new Finding(
        Kind.IDENTITY_NUMBER, candidate.start(), candidate.end(), Shown.ends(number, LEFT, LEFT));
  }
}
