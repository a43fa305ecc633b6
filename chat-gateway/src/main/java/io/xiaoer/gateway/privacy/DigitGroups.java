package io.xiaoer.gateway.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of digits that stand together with single blanks or hyphens between them, and the numbers
 * that neighbouring groups may make.
 */
final class DigitGroups {
  /** A group: not part of a word, perhaps with the X that ends an identity number. */
  private static final Pattern GROUP =
      Pattern.compile("(?<![0-9A-Za-z.])[0-9]+[Xx]?(?![0-9A-Za-z])");

  /** Shorter groups are no part of a longer number: people write these numbers in fours or so. */
  private static final int SHORTEST_PART = 3;

  /**
   * Words after which a number is the shop's own: an order, a parcel, a payment's serial number.
   */
  private static final Pattern OWN_NUMBER =
      Pattern.compile(
          "(?i)(?:订单|单号|运单|快递|物流|流水|交易|包裹|商品|货号|编号|order|tracking|parcel|shipment"
              + "|transaction|waybill|item|sku|ref(?:erence)?)"
              + "[\\s:=#.号码编是为]*(?:id|no|number|nr|is)?[\\s:=#.]*$");

  private static final int WORDS_BEFORE = 24;

  private DigitGroups() {}

  /**
   * Digits that may be one number.
   *
   * @param digits without separators; may end in X
   * @param start position of its first digit
   * @param end position after its last
   */
  record Candidate(String digits, int start, int end) {}

  /** Every number of a length in the range that neighbouring groups make, longest first. */
  static List<Candidate> candidates(String text, int shortest, int longest) {
    List<Candidate> found = new ArrayList<>();
    List<Candidate> neighbours = new ArrayList<>();
    Matcher groups = GROUP.matcher(text);
    while (groups.find()) {
      Candidate group = new Candidate(groups.group(), groups.start(), groups.end());
      if (!neighbours.isEmpty() && !joined(text, neighbours.getLast().end(), group.start())) {
        combine(neighbours, shortest, longest, found);
        neighbours.clear();
      }
      neighbours.add(group);
    }
    combine(neighbours, shortest, longest, found);
    found.sort((a, b) -> Integer.compare(b.digits().length(), a.digits().length()));
    return found;
  }

  /** Whether a number stands where the shop's own numbers are named. */
  static boolean isShopsOwn(String text, int start) {
    String before = text.substring(Math.max(0, start - WORDS_BEFORE), start);
    return OWN_NUMBER.matcher(before).find();
  }

  private static boolean joined(String text, int end, int start) {
    return start == end + 1 && (text.charAt(end) == ' ' || text.charAt(end) == '-');
  }

  private static void combine(
      List<Candidate> groups, int shortest, int longest, List<Candidate> found) {
    for (int from = 0; from < groups.size(); from++) {
      StringBuilder digits = new StringBuilder();
      for (int to = from; to < groups.size(); to++) {
        String group = groups.get(to).digits();
        digits.append(group);
        if (digits.length() > longest || (to > from && isSplinter(groups, from, to))) {
          break;
        }
        if (digits.length() >= shortest) {
          found.add(
              new Candidate(digits.toString(), groups.get(from).start(), groups.get(to).end()));
        }
      }
    }
  }

  private static boolean isSplinter(List<Candidate> groups, int from, int to) {
    return groups.get(from).digits().length() < SHORTEST_PART
        || groups.get(to).digits().length() < SHORTEST_PART;
  }
}
