package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Content;

/** The beginning of a message, for a list of conversations. */
public final class Preview {
  private static final int CHARS = 80;

  private Preview() {}

  /** At most 80 characters (code points); empty for what has no words and no sign. */
  public static String of(Content content) {
    String text = (sign(content) + content.words()).strip();
    return text.codePointCount(0, text.length()) <= CHARS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CHARS));
  }

  /** A sign that needs no translation, for what is more than words. */
  private static String sign(Content content) {
    return switch (content) {
      case Content.Image _ -> "🖼 ";
      case Content.Voice _ -> "🎤";
      case Content.Video _ -> "🎬 ";
      case Content.File file -> "📎 " + (file.caption() == null ? file.medium().name() : "");
      case Content.Form _, Content.FormAnswer _ -> "📝 ";
      case Content.Other _ -> "…";
      case Content.Text _,
          Content.QuickReplies _,
          Content.OrderCard _,
          Content.ProductCard _,
          Content.Link _ ->
          "";
    };
  }
}
