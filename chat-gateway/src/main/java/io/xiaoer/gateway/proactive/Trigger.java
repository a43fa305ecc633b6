package io.xiaoer.gateway.proactive;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shop's rule for offering help.
 *
 * @param id the shop's name of it
 * @param enabled whether it is in force
 * @param kind what it looks at
 * @param page on which pages, by the app's names of them; {@code *} stands for any letters; absent:
 *     on every page
 * @param least seconds of {@code DWELL} and {@code CART_LEFT}, pieces of {@code CART}, fen of
 *     {@code CART_VALUE}; 0 for {@code PAGE}
 * @param textZh what is said in Chinese
 * @param textEn what is said in every other language
 */
public record Trigger(
    String id,
    boolean enabled,
    Kind kind,
    @Nullable String page,
    int least,
    String textZh,
    String textEn) {
  /** Longest text, in characters. */
  public static final int TEXT_CHARS = 200;

  private static final int MOST = 86_400;
  private static final int MOST_FEN = 100_000_000;

  /** What a rule looks at. */
  public enum Kind {
    /** He opened a page. */
    PAGE,
    /** A page was before his eyes for so many seconds. */
    DWELL,
    /** So many pieces are in his cart. */
    CART,
    /** What is in his cart costs so many fen; what has no price is not counted. */
    CART_VALUE,
    /** His cart is not empty, he has not touched it for so many seconds, and is still here. */
    CART_LEFT
  }

  /** Checks the limits. */
  public Trigger {
    Limits.id("id", id);
    Limits.required("kind", kind);
    Limits.optionalText("page", page, Limits.ID_CHARS);
    Limits.range(
        "least", least, kind == Kind.PAGE ? 0 : 1, kind == Kind.CART_VALUE ? MOST_FEN : MOST);
    Limits.text("textZh", textZh, TEXT_CHARS);
    Limits.text("textEn", textEn, TEXT_CHARS);
    if ((kind == Kind.CART || kind == Kind.CART_VALUE) && page != null) {
      throw new ContractViolation("a cart is on no page");
    }
  }

  /** Whether it holds for a page of this name. */
  boolean isFor(String name) {
    return page == null || glob(page).matcher(name).matches();
  }

  /** What is said to somebody who reads this language. */
  String text(String locale) {
    return locale.startsWith("zh") ? textZh : textEn;
  }

  private static Pattern glob(String page) {
    StringBuilder pattern = new StringBuilder();
    for (String part : page.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }
}
