package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Content.FormAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words in a content that somebody wrote himself, and the same content with other words. */
final class Words {
  private Words() {}

  /**
   * The words to mask: one text, or one for each value of a form's answer. Cards, which services
   * make of the shop's own data, have none.
   */
  static List<String> of(Content content) {
    return switch (content) {
      case Content.Text said -> List.of(said.text());
      case Content.QuickReplies said -> List.of(said.text());
      case Content.Image image -> optional(image.caption());
      case Content.Video video -> optional(video.caption());
      case Content.File file -> optional(file.caption());
      case Content.Link link -> optional(link.text());
      case Content.Form form -> List.of(form.title());
      case FormAnswer answer -> answer.values().stream().map(FormAnswer.Value::value).toList();
      case Content.OrderCard _, Content.ProductCard _, Content.Voice _, Content.Other _ ->
          List.of();
    };
  }

  /** Where links are looked for: the words, and the address of a link that is the message. */
  static List<String> withLinks(Content content) {
    List<String> texts = new ArrayList<>(of(content));
    if (content instanceof Content.Link link) {
      texts.add(link.url());
    }
    return texts;
  }

  /** The content with other words, in the order of {@link #of}. */
  static Content replaced(Content content, List<String> words) {
    return switch (content) {
      case Content.Text _ -> new Content.Text(words.getFirst());
      case Content.QuickReplies said -> new Content.QuickReplies(words.getFirst(), said.options());
      case Content.Image image -> new Content.Image(image.medium(), words.getFirst());
      case Content.Video video -> new Content.Video(video.medium(), words.getFirst());
      case Content.File file -> new Content.File(file.medium(), words.getFirst());
      case Content.Link link -> new Content.Link(link.url(), words.getFirst());
      case Content.Form form -> new Content.Form(form.formId(), words.getFirst(), form.fields());
      case FormAnswer answer -> replaced(answer, words);
      case Content.OrderCard _, Content.ProductCard _, Content.Voice _, Content.Other _ -> content;
    };
  }

  private static FormAnswer replaced(FormAnswer answer, List<String> words) {
    List<FormAnswer.Value> values = new ArrayList<>();
    for (FormAnswer.Value value : answer.values()) {
      values.add(new FormAnswer.Value(value.name(), value.label(), words.get(values.size())));
    }
    return new FormAnswer(answer.formSeq(), answer.formId(), values);
  }

  private static List<String> optional(@Nullable String words) {
    return words == null ? List.of() : List.of(words);
  }
}
