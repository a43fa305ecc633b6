package io.xiaoer.bot.core.dialogue;

import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Transcript;
import java.util.Objects;

/** What of a message the bot can take in: it reads words and nothing else. */
public sealed interface Heard {
  /**
   * Words.
   *
   * @param text as the customer wrote or said them
   */
  record Words(String text) implements Heard {}

  /** Something without words. */
  record Wordless(Kind kind) implements Heard {}

  /** A voice message: its transcript, or that there is none, follows as an event of its own. */
  record Later() implements Heard {}

  /** What has no words; each has its own honest answer. */
  enum Kind {
    /** A picture or a film. */
    PICTURE("cannot-see"),
    /** A file. */
    FILE("cannot-open-file"),
    /** A voice message that nobody could put into words. */
    VOICE("cannot-hear"),
    /** A voice message in which no words were found. */
    SILENCE("heard-no-words"),
    /** Something that this version does not know. */
    UNKNOWN("cannot-read");

    private final String answer;

    Kind(String answer) {
      this.answer = answer;
    }

    /** Its answer in the book. */
    String answer() {
      return answer;
    }
  }

  /** What the bot hears of a message. */
  static Heard of(Content content) {
    return switch (content) {
      case Content.OrderCard card -> new Words(card.orderId());
      case Content.Text _,
          Content.QuickReplies _,
          Content.ProductCard _,
          Content.Link _,
          Content.Form _,
          Content.FormAnswer _ ->
          new Words(content.words());
      case Content.Image _, Content.Video _ -> captioned(content, Kind.PICTURE);
      case Content.File _ -> captioned(content, Kind.FILE);
      case Content.Voice _ -> new Later();
      case Content.Other _ -> new Wordless(Kind.UNKNOWN);
    };
  }

  /** What the bot hears of a voice message. */
  static Heard of(Transcript transcript) {
    return switch (transcript.result()) {
      case HEARD -> new Words(Objects.requireNonNull(transcript.text()));
      case NO_WORDS -> new Wordless(Kind.SILENCE);
      case FAILED, NO_RECOGNISER -> new Wordless(Kind.VOICE);
    };
  }

  private static Heard captioned(Content content, Kind kind) {
    return content.words().isBlank() ? new Wordless(kind) : new Words(content.words());
  }
}
