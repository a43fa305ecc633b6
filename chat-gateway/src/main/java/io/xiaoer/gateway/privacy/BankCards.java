package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.gateway.privacy.DigitGroups.Candidate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers of bank cards: the ranges of the issuers (ISO/IEC 7812) with the lengths that they issue,
 * and the check digit of Luhn. The 19-digit order numbers of marketplaces begin with digits that no
 * issuer of 19-digit cards has.
 */
final class BankCards implements Detector {
  private static final int SHORTEST = 14;
  private static final int LONGEST = 19;
  private static final int LEFT = 4;

  private static final Pattern ISSUED =
      Pattern.compile(
          "62\\d{14,17}" // UnionPay
              + "|(?:60|9[0-9])\\d{14,17}" // older cards of Chinese banks
              + "|4\\d{15}" // Visa
              + "|(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}" // Mastercard
              + "|3[47]\\d{13}" // American Express
              + "|35(?:2[89]|[3-8]\\d)\\d{12}" // JCB
              + "|(?:6011|64[4-9]\\d|65\\d{2})\\d{12}" // Discover
              + "|(?:30[0-5]|36\\d|3[89]\\d)\\d{11}"); // Diners Club

  @Override
  public List<Finding> find(String text) {
    return DigitGroups.candidates(text, SHORTEST, LONGEST).stream()
        .filter(candidate -> isCard(candidate.digits()))
        .filter(candidate -> !DigitGroups.isShopsOwn(text, candidate.start()))
        .map(candidate -> finding(text, candidate))
        .toList();
  }

  static boolean isCard(String digits) {
    return ISSUED.matcher(digits).matches() && passesLuhn(digits);
  }

  /** The check of Luhn (ISO/IEC 7812-1, annex B): from the right, every second digit is doubled. */
  static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 1 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static Finding finding(String text, Candidate candidate) {
    String number = text.substring(candidate.start(), candidate.end());
    return new Finding(
        Kind.BANK_CARD, candidate.start(), candidate.end(), Shown.ends(number, 0, LEFT));
  }
}
