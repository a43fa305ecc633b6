package io.xiaoer.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message consists of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Content.QuickReplies.class, name = "quick-replies"),
  @JsonSubTypes.Type(value = Content.OrderCard.class, name = "order-card"),
  @JsonSubTypes.Type(value = Content.ProductCard.class, name = "product-card")
})
public sealed interface Content {
  /**
   * Plain text; readers must not interpret it as markup.
   *
   * @param text the words
   */
  record Text(String text) implements Content {
    /** Checks the limits. */
    public Text {
      Limits.text("text", text, Limits.TEXT_CHARS);
    }
  }

  /**
   * Text with chips under it. Choosing a chip posts its {@code text} as the customer's own message.
   *
   * @param text the words
   * @param options the chips
   */
  record QuickReplies(String text, List<Option> options) implements Content {
    /** Checks the limits. */
    public QuickReplies {
      Limits.text("text", text, Limits.TEXT_CHARS);
      Limits.size("options", options, Limits.QUICK_REPLIES);
      options = List.copyOf(options);
    }

    /**
     * A chip.
     *
     * @param label what it shows
     * @param text what it posts
     */
    public record Option(String label, String text) {
      /** Checks the limits. */
      public Option {
        Limits.text("option.label", label, Limits.LABEL_CHARS);
        Limits.text("option.text", text, Limits.TEXT_CHARS);
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
      String orderId,
      String title,
      String status,
      long totalFen,
      Instant placedAt,
      @Nullable String imageUrl,
      @Nullable String note)
      implements Content {
    /** Checks the limits. */
    public OrderCard {
      Limits.id("orderId", orderId);
      Limits.text("title", title, Limits.SUMMARY_CHARS);
      Limits.id("status", status);
      Limits.range("totalFen", totalFen, 0, Long.MAX_VALUE);
      Limits.required("placedAt", placedAt);
      Limits.optionalText("imageUrl", imageUrl, Limits.URL_CHARS);
      Limits.optionalText("note", note, Limits.SUMMARY_CHARS);
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
  record ProductCard(String productId, String title, long priceFen, @Nullable String imageUrl)
      implements Content {
    /** Checks the limits. */
    public ProductCard {
      Limits.id("productId", productId);
      Limits.text("title", title, Limits.SUMMARY_CHARS);
      Limits.range("priceFen", priceFen, 0, Long.MAX_VALUE);
      Limits.optionalText("imageUrl", imageUrl, Limits.URL_CHARS);
    }
  }
}
