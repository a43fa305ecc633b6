package io.xiaoer.ticket.mongo;

import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.contracts.ticket.TicketEvent.CaseOpened;
import io.xiaoer.contracts.ticket.TicketEvent.RatingRecorded;
import io.xiaoer.contracts.ticket.TicketEvent.ReportOpened;
import io.xiaoer.ticket.core.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The lists that people read: the cases of a shop, its reports, the ratings of a shop, and the
 * ratings of one agent in a shop.
 */
@ApplicationScoped
public class TicketLists {
  private final PagedLists lists;

  TicketLists(PagedLists lists) {
    this.lists = lists;
  }

  /**
   * An entry of a list.
   *
   * @param ticketId the ticket
   * @param time when it happened
   * @param event what happened
   */
  public record Entry<E extends TicketEvent>(String ticketId, Instant time, E event) {}

  /**
   * A stretch of a list.
   *
   * @param entries newest first
   * @param next below which number to read on; absent at the end
   */
  public record Page<E extends TicketEvent>(List<Entry<E>> entries, @Nullable Long next) {
    /** What people are shown of the entries. */
    public <V> List<V> shownAs(Function<Entry<E>, V> view) {
      return entries.stream().map(view).toList();
    }
  }

  /**
   * Something that happened to a ticket.
   *
   * @param ticketId which
   * @param time when
   * @param event what
   */
  public record Happened(String ticketId, Instant time, TicketEvent event) {}

  /** Puts events into the lists that show them; each once, however often it comes. */
  public void addAll(List<Happened> events) {
    Map<String, Map<String, Document>> byList = new LinkedHashMap<>();
    for (Happened each : events) {
      for (String list : listsOf(each.event())) {
        byList
            .computeIfAbsent(list, first -> new LinkedHashMap<>())
            .put(each.ticketId(), item(each.time(), each.event()));
      }
    }
    byList.forEach(lists::appendAll);
  }

  private static List<String> listsOf(TicketEvent event) {
    return switch (event) {
      case CaseOpened opened -> List.of(cases(opened.shopId()));
      case ReportOpened report -> List.of(reports(report.shopId()));
      case RatingRecorded rating -> {
        String agentId = rating.agentId();
        yield agentId == null
            ? List.of(ratings(rating.shopId()))
            : List.of(ratings(rating.shopId()), ratings(rating.shopId(), agentId));
      }
    };
  }

  /** The newest cases of a shop below a number. */
  public Page<CaseOpened> cases(String shopId, @Nullable Long before, int limit) {
    return read(cases(shopId), before, limit, item -> opened(shopId, item));
  }

  /** The newest reports of a shop below a number. */
  public Page<ReportOpened> reports(String shopId, @Nullable Long before, int limit) {
    return read(reports(shopId), before, limit, item -> report(shopId, item));
  }

  /** The newest ratings of a shop below a number. */
  public Page<RatingRecorded> ratings(String shopId, @Nullable Long before, int limit) {
    return read(ratings(shopId), before, limit, item -> rating(shopId, item));
  }

  /** The newest ratings of one agent below a number. */
  public Page<RatingRecorded> ratings(
      String shopId, String agentId, @Nullable Long before, int limit) {
    return read(ratings(shopId, agentId), before, limit, item -> rating(shopId, item));
  }

  private <E extends TicketEvent> Page<E> read(
      String list, @Nullable Long before, int limit, Function<Document, E> event) {
    long below = before == null ? lists.size(list) : before;
    List<PagedLists.Item> items = lists.read(list, Slice.below(below, limit));
    // Items are numbered densely from 0 in the order in which they came.
    boolean end = items.isEmpty() || items.getLast().number() == 0;
    return new Page<>(
        items.stream()
            .map(PagedLists.Item::content)
            .map(item -> new Entry<>(item.getString("id"), time(item), event.apply(item)))
            .toList(),
        end ? null : items.getLast().number());
  }

  private static String cases(String shopId) {
    return "cases|" + shopId;
  }

  private static String reports(String shopId) {
    return "reports|" + shopId;
  }

  private static String ratings(String shopId) {
    return "ratings|" + shopId;
  }

  private static String ratings(String shopId, String agentId) {
    return "agent-ratings|" + shopId + "|" + agentId;
  }

  private static Document item(Instant time, TicketEvent event) {
    return switch (event) {
      case CaseOpened opened -> item(time, opened);
      case ReportOpened report -> item(time, report);
      case RatingRecorded rating -> item(time, rating);
    };
  }

  private static Document item(Instant time, CaseOpened opened) {
    return new Document("time", time.toString())
        .append("conversationId", opened.conversationId())
        .append("customer", Documents.of(opened.customer()))
        .append("dueAt", opened.dueAt().toString());
  }

  private static Document item(Instant time, ReportOpened report) {
    return new Document("time", time.toString())
        .append("conversationId", report.conversationId())
        .append("customer", Documents.of(report.customer()))
        .append("agentId", report.agentId())
        .append("messageSeq", report.messageSeq())
        .append("reason", report.reason().name())
        .append("comment", report.comment())
        .append("dueAt", report.dueAt().toString());
  }

  private static ReportOpened report(String shopId, Document item) {
    return new ReportOpened(
        item.getString("conversationId"),
        shopId,
        Documents.customer(item.get("customer", Document.class)),
        item.getString("agentId"),
        item.getLong("messageSeq"),
        ReportReason.valueOf(item.getString("reason")),
        item.getString("comment"),
        Instant.parse(item.getString("dueAt")));
  }

  private static Document item(Instant time, RatingRecorded rating) {
    return new Document("time", time.toString())
        .append("conversationId", rating.conversationId())
        .append("agentId", rating.agentId())
        .append("stars", rating.stars())
        .append("solved", rating.solved())
        .append("comment", rating.comment());
  }

  private static CaseOpened opened(String shopId, Document item) {
    return new CaseOpened(
        item.getString("conversationId"),
        shopId,
        Documents.customer(item.get("customer", Document.class)),
        Instant.parse(item.getString("dueAt")));
  }

  private static RatingRecorded rating(String shopId, Document item) {
    return new RatingRecorded(
        item.getString("conversationId"),
        shopId,
        item.getString("agentId"),
        item.getInteger("stars"),
        item.getBoolean("solved"),
        item.getString("comment"));
  }

  private static Instant time(Document item) {
    return Instant.parse(item.getString("time"));
  }
}
