package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.entity.Entities;
import io.xiaoer.bot.core.entity.ProductMention;
import io.xiaoer.bot.core.entity.TimeWindow;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Content.QuickReplies.Option;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message says about an exchange, held against what the shop has. */
final class ExchangeSlots {
  /** How far ahead the shop books a courier. */
  private static final Duration AHEAD = Duration.ofDays(14);

  private static final Pattern WANTS_BIGGER =
      Pattern.compile("大[一半两]?[点些]?[码号]|换大|要大|大一点|大点|larger|bigger|size up|next size up");
  private static final Pattern WANTS_SMALLER =
      Pattern.compile("小[一半两]?[点些]?[码号]|换小|要小|小一点的|smaller|size down");

  /** Reasons by the words that tell them, in the order in which they are tried. */
  private static final Map<String, Pattern> REASONS = reasons();

  private ExchangeSlots() {}

  /** A line of an order that may be exchanged. */
  record Candidate(Order order, Order.Item item) {
    ExchangeDraft into(ExchangeDraft draft, Turn turn) {
      String name = turn.words().pick(item.name(), item.nameEn());
      return draft.withItem(order.orderId(), item.itemId(), name, item.size());
    }
  }

  /**
   * What came of taking a message in.
   *
   * @param draft the draft, changed or not
   * @param complaint what is wrong with what was said; empty if nothing is
   */
  record Absorbed(ExchangeDraft draft, String complaint) {}

  private static Map<String, Pattern> reasons() {
    Map<String, Pattern> reasons = new LinkedHashMap<>();
    reasons.put(
        "reason.small",
        Pattern.compile(
            WANTS_BIGGER + "|偏小|太小|[^大]小了|有点小|(?<![赶要抓])紧(?![急张要])|太短|too (small|tight|short)"));
    reasons.put(
        "reason.big",
        Pattern.compile(
            WANTS_SMALLER + "|偏大|太大|[^换]大了|有点大|宽松|太松|太长|长了|too (big|large|loose|long)"));
    reasons.put(
        "reason.quality",
        Pattern.compile("质量|坏|破|开线|起球|瑕疵|污渍|掉色|quality|broken|defect|fault|damag"));
    reasons.put("reason.wrong", Pattern.compile("发错|寄错|不是我买|不是我要|wrong item|wrong one"));
    reasons.put("reason.dislike", Pattern.compile("不喜欢|不好看|换.{0,3}颜色|dislike|don'?t like|colou?r"));
    return reasons;
  }

  static boolean namesReason(String normalised) {
    return reasonOf(normalised) != null;
  }

  private static @Nullable String reasonOf(String normalised) {
    return REASONS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(normalised).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Received within the law's days, and no money on its way back. */
  static List<Candidate> candidates(Turn turn) {
    List<Candidate> found = new ArrayList<>();
    for (Order order : turn.facts().orders()) {
      OffsetDateTime delivered = order.deliveredAt();
      boolean open =
          order.received()
              && delivered != null
              && turn.now().isBefore(delivered.plusDays(OrderAnswers.RETURN_DAYS));
      for (Order.Item item : open ? order.items() : List.<Order.Item>of()) {
        boolean refunded =
            order.paybacks().stream()
                .anyMatch(r -> r.itemId() == null || r.itemId().equals(item.itemId()));
        if (!refunded) {
          found.add(new Candidate(order, item));
        }
      }
    }
    return found;
  }

  /** Those of the order from whose page the customer came, unless he names another; else all. */
  static List<Candidate> nearest(Turn turn) {
    List<Candidate> all = candidates(turn);
    List<Candidate> here =
        all.stream().filter(c -> c.order().orderId().equals(turn.cameFrom())).toList();
    boolean inFocus = Objects.equals(turn.state().focus().orderId(), turn.cameFrom());
    boolean named = Subject.named(turn.message(), turn.facts()) != null;
    return here.isEmpty() || !inFocus || named ? all : here;
  }

  /** Takes in whatever a message says about any slot; what it corrects is overwritten. */
  static Absorbed absorb(Turn turn, ExchangeDraft draft, List<Candidate> candidates) {
    String text = turn.message().normalised();
    Entities entities = turn.message().entities();
    ExchangeDraft next = item(turn, draft, candidates);
    String reason = reasonOf(text);
    boolean aboutSize = "reason.small".equals(reason) || "reason.big".equals(reason);
    if (reason != null) {
      next = next.withReason(turn.words().word(reason), aboutSize);
    }
    StringBuilder complaint = new StringBuilder();
    next = size(turn, next, entities.size(), complaint);
    return new Absorbed(time(turn, next, entities.time(), complaint), complaint.toString());
  }

  private static ExchangeDraft item(Turn turn, ExchangeDraft draft, List<Candidate> candidates) {
    String number = turn.message().entities().orderNumber();
    List<Candidate> meant =
        number == null
            ? candidates
            : candidates.stream().filter(c -> c.order().orderId().equals(number)).toList();
    Candidate named =
        ProductMention.find(
            turn.message().normalised(),
            meant,
            candidate -> candidate.item().name(),
            candidate -> candidate.item().nameEn());
    if (named == null && number != null && meant.size() == 1) {
      named = meant.getFirst();
    }
    boolean same = named == null || named.item().itemId().equals(draft.itemId());
    return same ? draft : Objects.requireNonNull(named).into(draft, turn);
  }

  private static ExchangeDraft size(
      Turn turn, ExchangeDraft draft, @Nullable String size, StringBuilder complaint) {
    Product product = product(turn, draft);
    boolean named = size != null && !size.equalsIgnoreCase(draft.oldSize());
    if (product == null || !named || !product.sized()) {
      if (product != null && draft.sizeMatters() && otherSizes(turn, draft).isEmpty()) {
        complaint
            .append(
                turn.words()
                    .say("exchange-no-sizes", "item", Objects.requireNonNull(draft.itemName())))
            .append(' ');
        return draft.withNewSize(null);
      }
      return draft;
    }
    for (String there : otherSizes(turn, draft)) {
      if (there.equalsIgnoreCase(size)) {
        return draft.withNewSize(there);
      }
    }
    complaint
        .append(
            turn.words()
                .say(
                    "exchange-no-stock",
                    "item",
                    Objects.requireNonNull(draft.itemName()),
                    "size",
                    Objects.requireNonNull(size)))
        .append(' ');
    return draft;
  }

  private static ExchangeDraft time(
      Turn turn, ExchangeDraft draft, @Nullable TimeWindow time, StringBuilder complaint) {
    if (time == null) {
      return draft;
    }
    OffsetDateTime soonest = turn.now().truncatedTo(ChronoUnit.HOURS).plusHours(1);
    OffsetDateTime from = time.from().isBefore(soonest) ? soonest : time.from();
    if (!from.isBefore(time.to()) || from.isAfter(turn.now().plus(AHEAD))) {
      complaint.append(turn.words().say("exchange-bad-time")).append(' ');
      return draft;
    }
    return draft.withTime(from, time.to());
  }

  /** The sizes in stock, without the one he has. */
  static List<String> otherSizes(Turn turn, ExchangeDraft draft) {
    Product product = product(turn, draft);
    return product == null
        ? List.of()
        : product.sizes().stream()
            .filter(s -> s.stock() > 0 && !s.size().equalsIgnoreCase(draft.oldSize()))
            .map(Product.SizeStock::size)
            .toList();
  }

  private static @Nullable Product product(Turn turn, ExchangeDraft draft) {
    String productId =
        turn.facts().orders().stream()
            .flatMap(order -> order.items().stream())
            .filter(item -> item.itemId().equals(draft.itemId()))
            .map(Order.Item::productId)
            .findFirst()
            .orElse(null);
    return turn.facts().catalogue().stream()
        .filter(product -> product.productId().equals(productId))
        .findFirst()
        .orElse(null);
  }

  /** The chips under the next question. */
  static List<Option> chips(Turn turn, ExchangeDraft draft) {
    List<Option> chips = new ArrayList<>();
    switch (draft.awaiting()) {
      case ITEM -> candidates(turn).forEach(c -> chips.add(itemChip(turn, c)));
      case REASON -> REASONS.keySet().forEach(reason -> chips.add(turn.words().chip(reason)));
      case SIZE -> otherSizes(turn, draft).forEach(size -> chips.add(new Option(size, size)));
      case TIME -> {
        chips.add(turn.words().chip("chip.tomorrow-morning"));
        chips.add(turn.words().chip("chip.tomorrow-afternoon"));
        chips.add(turn.words().chip("chip.after-tomorrow-morning"));
      }
      case CONFIRMATION -> {
        chips.add(turn.words().chip("chip.confirm"));
        chips.add(turn.words().chip("chip.change"));
      }
    }
    List<Option> shown =
        new ArrayList<>(chips.subList(0, Math.min(chips.size(), Limits.QUICK_REPLIES - 1)));
    shown.add(turn.words().chip("chip.cancel-exchange"));
    return shown;
  }

  private static Option itemChip(Turn turn, Candidate candidate) {
    String name = turn.words().pick(candidate.item().name(), candidate.item().nameEn());
    String label = name + " " + candidate.item().size();
    return new Option(
        label.substring(0, Math.min(label.length(), Limits.LABEL_CHARS)),
        name + " " + candidate.order().orderId());
  }
}
