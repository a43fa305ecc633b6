package io.xiaoer.gateway.enrichment;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Content;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links that stand in a message. */
final class Links {
  /** Up to white space, a bracket or quotation mark, or the punctuation of Chinese. */
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"'`{}|\\\\^，。！？；：、（）【】《》「」“”‘’]+");

  /** What ends a sentence rather than a link. */
  private static final Pattern TAIL = Pattern.compile("[.,;:!?)\\]]+$");

  private Links() {}

  /** Those that are previewed, each once, as they stand. */
  static List<String> in(Content content) {
    return switch (content) {
      case Content.Text text -> in(text.text());
      case Content.QuickReplies replies -> in(replies.text());
      case Content.Link link -> List.of(link.url());
      case Content.Image _,
          Content.Voice _,
          Content.Video _,
          Content.File _,
          Content.OrderCard _,
          Content.ProductCard _,
          Content.Form _,
          Content.FormAnswer _,
          Content.Other _ ->
          List.of();
    };
  }

  private static List<String> in(String text) {
    Matcher matcher = LINK.matcher(text);
    return matcher
        .results()
        .map(found -> TAIL.matcher(found.group()).replaceFirst(""))
        .filter(link -> link.length() <= Limits.URL_CHARS)
        .distinct()
        .limit(Limits.LINK_PREVIEWS)
        .toList();
  }
}
