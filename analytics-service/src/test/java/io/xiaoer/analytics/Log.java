package io.xiaoer.analytics;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.conversation.Understanding;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The logs as their owners would write them, event after event. */
public final class Log {
  private static final Customer LI_NA = new Customer("li-na", "李娜", Customer.Tier.STANDARD);

  private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
  private final Map<String, Long> lastSeq = new HashMap<>();
  private Instant now;

  public Log(Instant start) {
    now = start;
  }

  /** Everything written so far, in this order. */
  public List<ProducerRecord<String, byte[]>> records() {
    return List.copyOf(records);
  }

  /** Time goes on. */
  public Log after(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  public Log opened(String id) {
    return say(
        id,
        new ConversationEvent.ConversationOpened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"));
  }

  public Log posted(String id, Author.Kind kind) {
    Author author = new Author(kind, kind.name(), kind.name());
    return say(id, new ConversationEvent.MessagePosted(author, new Content.Text("在吗"), null));
  }

  public Log understood(String id, @Nullable String intent) {
    return say(
        id,
        new ConversationEvent.MessageUnderstood(
            new Understanding(2, intent, 0.9, "zh", ProblemClass.GENERAL)));
  }

  public Log control(String id, Control control, int epoch) {
    return say(id, new ConversationEvent.ControlChanged(control, epoch));
  }

  public Log served(String id, int epoch) {
    return control(id, new Control.Served(new Agent("xiao-chen", "陈晓")), epoch);
  }

  public Log closed(String id) {
    Author by = new Author(Author.Kind.CUSTOMER, "li-na", "李娜");
    return say(id, new ConversationEvent.ConversationClosed(by, CloseReason.RESOLVED));
  }

  public Log say(String id, ConversationEvent event) {
    return write(Topics.CONVERSATION_EVENTS, id, event);
  }

  public Log queued(String id) {
    return write(
        Topics.DESK_EVENTS,
        "yunxi",
        new DeskEvent.ConversationQueued(
            id, LI_NA, 1, ProblemClass.GENERAL, "general", now, now.plusSeconds(60), null));
  }

  public Log assigned(String id, long waitedMillis) {
    Agent agent = new Agent("xiao-chen", "陈晓");
    return write(
        Topics.DESK_EVENTS,
        "yunxi",
        new DeskEvent.ConversationAssigned(id, agent, 1, "offer-" + id, waitedMillis));
  }

  public Log abandoned(String id, long waitedMillis) {
    return write(
        Topics.DESK_EVENTS, "yunxi", new DeskEvent.ConversationAbandoned(id, waitedMillis));
  }

  public Log rated(String id, int stars, boolean solved) {
    String ticket = "ticket-" + id;
    write(
        Topics.TICKET_EVENTS,
        ticket,
        new TicketEvent.RatingRecorded(id, "yunxi", "xiao-chen", stars, solved, null));
    return solved
        ? this
        : write(
            Topics.TICKET_EVENTS,
            ticket,
            new TicketEvent.CaseOpened(id, "yunxi", LI_NA, now.plusSeconds(86_400)));
  }

  private Log write(String topic, String subject, Event event) {
    long seq = lastSeq.merge(topic + subject, 1L, Long::sum);
    String name = topic + "/" + subject + "/" + seq;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    Facts facts = new Facts(seq, "cause-of-" + id, Map.of(), "customer:li-na");
    records.add(
        Codec.encode(new Envelope.OfEvent<>(id, "/test", subject, now, null, facts, event))
            .to(topic));
    return this;
  }

  /**
   * A minute's work that touches every figure: one contained by the bot, one served by an agent and
   * rated as not solved, one abandoned.
   */
  public Log everything(String name) {
    String bot = name + "-bot";
    String agent = name + "-agent";
    String left = name + "-left";
    opened(bot).after(1_000).posted(bot, Author.Kind.CUSTOMER).after(300);
    understood(bot, "logistics.where").after(100).posted(bot, Author.Kind.BOT).after(1_000);
    closed(bot).control(bot, new Control.Nobody(), 1);
    opened(agent).after(500).posted(agent, Author.Kind.CUSTOMER).after(100);
    understood(agent, null).control(agent, new Control.Queue(), 1).queued(agent).after(4_000);
    assigned(agent, 4_000).served(agent, 2).after(2_000).posted(agent, Author.Kind.AGENT);
    after(1_000).closed(agent).after(1_000).rated(agent, 2, false);
    opened(left).control(left, new Control.Queue(), 1).queued(left).after(3_000);
    return control(left, new Control.Nobody(), 2).closed(left).abandoned(left, 3_000);
  }
}
