package io.xiaoer.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.EncryptedText;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message consists of. A kind that a reader does not know yet becomes {@link Other}: he
 * shows that there is something, and keeps his place in the log.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    visible = true,
    defaultImpl = Content.Other.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Content.QuickReplies.class, name = "quick-replies"),
  @JsonSubTypes.Type(value = Content.OrderCard.class, name = "order-card"),
  @JsonSubTypes.Type(value = Content.ProductCard.class, name = "product-card"),
  @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
  @JsonSubTypes.Type(value = Content.Voice.class, name = "voice"),
  @JsonSubTypes.Type(value = Content.Video.class, name = "video"),
  @JsonSubTypes.Type(value = Content.File.class, name = "file"),
  @JsonSubTypes.Type(value = Content.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Content.Form.class, name = "form"),
  @JsonSubTypes.Type(value = Content.FormAnswer.class, name = "form-answer"),
  @JsonSubTypes.Type(value = Content.Other.class, name = "other")
})
public sealed interface Content {
  /**
   * Plain text; readers must not interpret it as markup.
   *
   * @param text the words
   */
  record Text(@Personal String text) implements Content {
    /** Checks the limits. */
    public Text {
      Limits.personalText("text", text, Limits.TEXT_CHARS);
    }
  }

  /**
   * Text with chips under it. Choosing a chip posts its {@code text} as the customer's own message.
   *
   * @param text the words
   * @param options the chips
   */
  record QuickReplies(@Personal String text, List<Option> options) implements Content {
    /** Checks the limits. */
    public QuickReplies {
      Limits.personalText("text", text, Limits.TEXT_CHARS);
      Limits.size("options", options, Limits.QUICK_REPLIES);
      options = List.copyOf(options);
    }

    /**
     * A chip.
     *
     * @param label what it shows
     * @param text what it posts
     */
    public record Option(@Personal String label, @Personal String text) {
      /** Checks the limits. */
      public Option {
        Limits.personalText("option.label", label, Limits.LABEL_CHARS);
        Limits.personalText("option.text", text, Limits.TEXT_CHARS);
      }
    }
  }

  /**
   * An order at a glance.
   *
   * @param orderId its number
   * @param title its first item, and how many more
   * @param status its state as the shop names it, for example {@code SHIPPED}
   * @param totalFen what it costs, in fen (hundredths of CNY)
   * @param placedAt when it was placed
   * @param imageUrl picture of its first item
   * @param note one line of news, for example the parcel's last event
   */
  record OrderCard(
      @Personal String orderId,
      @Personal String title,
      @Personal String status,
      long totalFen,
      Instant placedAt,
      @Nullable @Personal String imageUrl,
      @Nullable @Personal String note)
      implements Content {
    /** Checks the limits. */
    public OrderCard {
      Limits.personalText("orderId", orderId, Limits.ID_CHARS);
      Limits.personalText("title", title, Limits.SUMMARY_CHARS);
      Limits.personalText("status", status, Limits.ID_CHARS);
      Limits.range("totalFen", totalFen, 0, Long.MAX_VALUE);
      Limits.required("placedAt", placedAt);
      Limits.optionalPersonalText("imageUrl", imageUrl, Limits.URL_CHARS);
      Limits.optionalPersonalText("note", note, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * A product at a glance.
   *
   * @param productId its id
   * @param title its name
   * @param priceFen its price, in fen
   * @param imageUrl its picture
   */
  record ProductCard(
      @Personal String productId,
      @Personal String title,
      long priceFen,
      @Nullable @Personal String imageUrl)
      implements Content {
    /** Checks the limits. */
    public ProductCard {
      Limits.personalText("productId", productId, Limits.ID_CHARS);
      Limits.personalText("title", title, Limits.SUMMARY_CHARS);
      Limits.range("priceFen", priceFen, 0, Long.MAX_VALUE);
      Limits.optionalPersonalText("imageUrl", imageUrl, Limits.URL_CHARS);
    }
  }

  /**
   * A picture.
   *
   * @param medium the picture
   * @param caption words under it
   */
  record Image(Medium medium, @Nullable @Personal String caption) implements Content {
    /** Checks the limits. */
    public Image {
      ofFamily(medium, "image");
      Limits.optionalPersonalText("caption", caption, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * A spoken message. Its words, if any can be had, follow in a {@link
   * ConversationEvent.VoiceTranscribed}.
   *
   * @param medium the sound
   */
  record Voice(Medium medium) implements Content {
    /** Checks the limits. */
    public Voice {
      ofFamily(medium, "audio");
    }
  }

  /**
   * A film.
   *
   * @param medium the film
   * @param caption words under it
   */
  record Video(Medium medium, @Nullable @Personal String caption) implements Content {
    /** Checks the limits. */
    public Video {
      ofFamily(medium, "video");
      Limits.optionalPersonalText("caption", caption, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * A file to download.
   *
   * @param medium the file
   * @param caption words under it
   */
  record File(Medium medium, @Nullable @Personal String caption) implements Content {
    /** Checks the limits. */
    public File {
      Limits.required("medium", medium);
      Limits.optionalPersonalText("caption", caption, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * A link that is the message. Links within a text are no content of their own; a preview of
   * either follows in a {@link ConversationEvent.LinkPreviewed}.
   *
   * @param url where to, {@code http} or {@code https}
   * @param text words beside it
   */
  record Link(@Personal String url, @Nullable @Personal String text) implements Content {
    /** Checks the limits. */
    public Link {
      Limits.personalText("url", url, Limits.URL_CHARS);
      if (!url.startsWith("https://") && !url.startsWith("http://") && !EncryptedText.hides(url)) {
        throw new ContractViolation("url is neither http nor https");
      }
      Limits.optionalPersonalText("text", text, Limits.TEXT_CHARS);
    }
  }

  /**
   * Asks for some facts at once. The customer's {@link FormAnswer} names the message by its number.
   *
   * @param formId what the form is for, for programs, for example {@code return-address}
   * @param title what a person reads above it
   * @param fields what is asked, in order
   */
  record Form(String formId, @Personal String title, List<FormField> fields) implements Content {
    /** Checks the limits. */
    public Form {
      Limits.id("formId", formId);
      Limits.personalText("title", title, Limits.SUMMARY_CHARS);
      Limits.size("fields", fields, Limits.FORM_FIELDS);
      fields = List.copyOf(fields);
      Limits.range("fields", fields.size(), 1, Limits.FORM_FIELDS);
      if (fields.stream().map(FormField::name).distinct().count() != fields.size()) {
        throw new ContractViolation("fields have a name twice");
      }
      if (fields.stream().mapToInt(FormField::chars).sum() > Limits.FORM_CHARS) {
        throw new ContractViolation("fields is longer than " + Limits.FORM_CHARS + " characters");
      }
    }
  }

  /**
   * The answer to a form.
   *
   * @param formSeq number of the message with the form
   * @param formId of the form
   * @param values what was filled in, in the form's order
   */
  record FormAnswer(long formSeq, String formId, List<Value> values) implements Content {
    /** Checks the limits. */
    public FormAnswer {
      Limits.range("formSeq", formSeq, 1, Long.MAX_VALUE);
      Limits.id("formId", formId);
      Limits.size("values", values, Limits.FORM_FIELDS);
      values = List.copyOf(values);
      if (values.stream().mapToInt(Value::chars).sum() > Limits.FORM_CHARS) {
        throw new ContractViolation("values is longer than " + Limits.FORM_CHARS + " characters");
      }
    }

    /**
     * One field as it was filled in.
     *
     * @param name of the field
     * @param label of the field, so that the answer can be read without the form
     * @param value what was filled in
     */
    public record Value(String name, @Personal String label, @Personal String value) {
      /** Checks the limits. */
      public Value {
        Limits.id("value.name", name);
        Limits.personalText("value.label", label, Limits.NAME_CHARS);
        Limits.personalText("value.value", value, Limits.FORM_CHARS);
      }

      int chars() {
        return name.length() + Limits.countedChars(label) + Limits.countedChars(value);
      }
    }
  }

  /**
   * Something of a later version of this language. Nobody can say it, only read it.
   *
   * @param originalKind its kind, as the later version names it
   */
  record Other(String originalKind) implements Content {
    /** Checks the limits. */
    public Other {
      Limits.id("originalKind", originalKind);
    }

    /** Reads an unknown kind, and also one that an older reader has handed on. */
    @JsonCreator
    static Other read(
        @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("originalKind") @Nullable String originalKind) {
      return new Other(
          Limits.id("kind", originalKind == null || originalKind.isBlank() ? kind : originalKind));
    }
  }

  /** What of it can be read as words, in one text; empty where it has none. */
  default String words() {
    return switch (this) {
      case Text text -> text.text();
      case QuickReplies replies -> replies.text();
      case OrderCard card -> card.title();
      case ProductCard card -> card.title();
      case Image image -> orNothing(image.caption());
      case Video video -> orNothing(video.caption());
      case File file -> orNothing(file.caption());
      case Link link -> link.text() == null ? link.url() : link.text() + "\n" + link.url();
      case Form form -> form.title();
      case FormAnswer answer ->
          answer.values().stream()
              .map(value -> value.label() + ": " + value.value())
              .collect(Collectors.joining("\n"));
      case Voice _, Other _ -> "";
    };
  }

  private static String orNothing(@Nullable String words) {
    return words == null ? "" : words;
  }

  /** The stored bytes that it refers to, if any. */
  default @Nullable Medium reference() {
    return switch (this) {
      case Image image -> image.medium();
      case Voice voice -> voice.medium();
      case Video video -> video.medium();
      case File file -> file.medium();
      case Text _,
          QuickReplies _,
          OrderCard _,
          ProductCard _,
          Link _,
          Form _,
          FormAnswer _,
          Other _ ->
          null;
    };
  }

  /** The same with another reference to its bytes; unchanged where there is none. */
  default Content referring(Medium medium) {
    return switch (this) {
      case Image image -> new Image(medium, image.caption());
      case Voice _ -> new Voice(medium);
      case Video video -> new Video(medium, video.caption());
      case File file -> new File(medium, file.caption());
      case Text _,
          QuickReplies _,
          OrderCard _,
          ProductCard _,
          Link _,
          Form _,
          FormAnswer _,
          Other _ ->
          this;
    };
  }

  private static void ofFamily(@Nullable Medium medium, String family) {
    if (!Limits.required("medium", medium).is(family)) {
      throw new ContractViolation("medium is no " + family);
    }
  }
}
