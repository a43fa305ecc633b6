package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.FormField;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.shop.Shop;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * What a customer shows, made true before it is written: a card says what the shop says, a medium
 * is his own, an answer fits its form.
 */
@Singleton
public class CustomerContent {
  private static final int ORDERS = 50;
  private static final int PRODUCTS = 50;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

  private final Shop shop;
  private final Seals seals;
  private final Transcripts transcripts;
  private final BodyCipher cipher;

  CustomerContent(Shop shop, Seals seals, Transcripts transcripts, BodyCipher cipher) {
    this.shop = shop;
    this.seals = seals;
    this.transcripts = transcripts;
    this.cipher = cipher;
  }

  /** The content as it goes into the log. */
  Content checked(Visitor who, String conversationId, Content content) throws Refusal {
    return switch (content) {
      case Content.Text text -> text;
      case Content.Image _, Content.Voice _, Content.Video _, Content.File _ ->
          own(who, conversationId, content);
      case Content.OrderCard card -> order(who, card.orderId());
      case Content.ProductCard card -> product(card);
      case Content.FormAnswer answer -> answer(conversationId, answer);
      case Content.QuickReplies _, Content.Link _, Content.Form _, Content.Other _ ->
          throw new Refusal("not-allowed", "a customer does not send this");
    };
  }

  private Content own(Visitor who, String conversationId, Content content) throws Refusal {
    Medium medium = content.reference();
    if (medium == null || !seals.isSealed(medium, conversationId, who.author())) {
      throw new Refusal("unknown-medium", "upload it for this conversation first");
    }
    return content;
  }

  private Content order(Visitor who, String orderId) throws Refusal {
    if (who.isGuest()) {
      throw new Refusal("not-allowed", "a guest has no orders");
    }
    Shop.OrderLine order =
        asked(() -> shop.orders(who.customer().id(), ORDERS)).stream()
            .filter(line -> line.id().equals(orderId))
            .findFirst()
            .orElseThrow(() -> new Refusal("unknown-order", "no order of yours has this number"));
    return new Content.OrderCard(
        order.id(),
        order.title(),
        order.status(),
        order.totalFen(),
        time(order.placedAt()),
        order.imageUrl(),
        null);
  }

  private Content product(Content.ProductCard card) throws Refusal {
    Shop.ProductLine product =
        asked(() -> shop.products(null, PRODUCTS)).stream()
            .filter(line -> line.id().equals(card.productId()))
            .findFirst()
            .orElseThrow(() -> new Refusal("unknown-product", "the shop has no such product"));
    return new Content.ProductCard(
        product.id(), product.title(), product.priceFen(), product.imageUrl());
  }

  private Content answer(String conversationId, Content.FormAnswer answer) throws Refusal {
    List<StoredEvent> there = transcripts.after(conversationId, answer.formSeq() - 1, 1);
    if (there.isEmpty()
        || there.getFirst().event().facts().seq() != answer.formSeq()
        || !(there.getFirst().event().data() instanceof MessagePosted posted)
        || !(posted.content() instanceof Content.Form form)
        || !form.formId().equals(answer.formId())) {
      throw new Refusal("unknown-form", "no message of this number has this form");
    }
    return filled(cipher.decrypt(form), answer);
  }

  /** The answer with the form's own labels, in its order; refused where it does not fit. */
  static Content.FormAnswer filled(Content.Form form, Content.FormAnswer answer) throws Refusal {
    Map<String, String> given = new HashMap<>();
    for (Content.FormAnswer.Value value : answer.values()) {
      if (given.put(value.name(), value.value()) != null) {
        throw misfit(value.name());
      }
    }
    List<Content.FormAnswer.Value> values = new ArrayList<>();
    for (FormField field : form.fields()) {
      String value = given.remove(field.name());
      if (value == null ? field.required() : !fits(field, value)) {
        throw misfit(field.name());
      }
      if (value != null) {
        values.add(new Content.FormAnswer.Value(field.name(), field.label(), value));
      }
    }
    if (!given.isEmpty()) {
      throw misfit(given.keySet().iterator().next());
    }
    return new Content.FormAnswer(answer.formSeq(), answer.formId(), values);
  }

  private static boolean fits(FormField field, String value) {
    return switch (field.kind()) {
      case TEXT -> value.lines().count() == 1;
      case LONG_TEXT -> true;
      case NUMBER -> NUMBER.matcher(value).matches();
      case DATE -> isDay(value);
      case CHOICE -> field.options() != null && field.options().contains(value);
    };
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Refusal misfit(String field) {
    return new Refusal("invalid-answer", "the form's field " + field + " is not filled as it asks");
  }

  private static Instant time(String placedAt) throws Refusal {
    try {
      return OffsetDateTime.parse(placedAt).toInstant();
    } catch (DateTimeException none) {
      throw new Refusal("try-again", "the shop tells no time of this order");
    }
  }

  private static <T> T asked(java.util.function.Supplier<T> call) throws Refusal {
    try {
      return call.get();
    } catch (WebApplicationException | ProcessingException | FaultToleranceException down) {
      throw new Refusal("shop-unavailable", "the shop does not answer now");
    }
  }
}
