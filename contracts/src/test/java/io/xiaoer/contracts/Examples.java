package io.xiaoer.contracts;

import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.FormField;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.LinkPreview;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.conversation.Screening;
import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.contracts.conversation.Understanding;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.desk.Why;
import io.xiaoer.contracts.signal.CallWords;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At least one believable record of every type; they become the golden samples. */
final class Examples {
  static final Instant NOON = Instant.parse("2026-11-18T04:00:00Z");
  static final String CONVERSATION = "c-5f0e8a52";
  static final Customer LI_NA =
      new Customer("11111111-0000-4000-8000-000000000001", "李娜", Customer.Tier.VIP);
  static final Agent XIAO_CHEN = new Agent("22222222-0000-4000-8000-000000000001", "陈晓");
  static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, LI_NA.id(), LI_NA.displayName());
  static final Author BOT = new Author(Author.Kind.BOT, "xiaoer", "小二");
  private static final Author AGENT =
      new Author(Author.Kind.AGENT, XIAO_CHEN.id(), XIAO_CHEN.displayName());
  private static final Author SUITE =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");
  static final HandOverBrief BRIEF =
      new HandOverBrief(
          HandOverBrief.Reason.NEEDS_PERSON,
          ProblemClass.PAYMENTS,
          "payment-failed",
          "zh",
          HandOverBrief.Mood.UPSET,
          "客户付款两次失败，银行提示余额不足，希望改用其他方式付款。",
          Map.of("orderId", "20261118000123"));
  static final Why WHY = new Why("payments", NOON.plusSeconds(60), 1, 2, 1, 0, 3);

  private static final Medium PHOTO =
      new Medium("m-7d1c", "image/jpeg", 184_320, "裂口.jpg", 1_280, 960, null, null);
  private static final Medium VOICE =
      new Medium("m-90aa", "audio/ogg", 24_100, "voice.ogg", null, null, 6_400L, null);
  private static final Content FORM =
      new Content.Form(
          "return-address",
          "请填写取件信息",
          List.of(
              new FormField("address", "取件地址", FormField.Kind.LONG_TEXT, true, null),
              new FormField("day", "取件日期", FormField.Kind.DATE, true, null),
              new FormField("part", "时段", FormField.Kind.CHOICE, false, List.of("上午", "下午"))));

  private static final LinkPreview PREVIEW =
      new LinkPreview(
          "https://shop.example/p/1",
          "shop.example",
          "亚麻衬衫",
          "透气，免烫",
          new Medium("m-13", "image/jpeg", 20_480, "preview.jpg", 600, 315, null, null));

  private Examples() {}

  /** Every example by the name of its sample file, without {@code .json}. */
  static Map<String, Envelope> all() {
    Map<String, Envelope> all = new LinkedHashMap<>();
    conversationCommands().forEach(data -> add(all, command(CONVERSATION, data)));
    conversationEvents().forEach(data -> add(all, event(CONVERSATION, data)));
    signals().forEach(data -> add(all, signal(data)));
    deskCommands().forEach(data -> add(all, command("yunxi", data)));
    deskEvents().forEach(data -> add(all, event("yunxi", data)));
    String ticket = "ticket-" + CONVERSATION;
    add(
        all,
        command(
            ticket,
            new TicketCommand.RecordRating(
                CONVERSATION, "yunxi", LI_NA, XIAO_CHEN.id(), 2, false, "还没解决")));
    add(
        all,
        event(
            ticket,
            new TicketEvent.RatingRecorded(
                CONVERSATION, "yunxi", XIAO_CHEN.id(), 2, false, "还没解决")));
    add(
        all,
        event(
            ticket,
            new TicketEvent.CaseOpened(CONVERSATION, "yunxi", LI_NA, NOON.plusSeconds(86_400))));
    String report = "report-" + CONVERSATION + "-9";
    add(
        all,
        command(
            report,
            new TicketCommand.OpenReport(
                CONVERSATION, "yunxi", LI_NA, XIAO_CHEN.id(), 9, ReportReason.FRAUD, "让我店外付款")));
    add(
        all,
        event(
            report,
            new TicketEvent.ReportOpened(
                CONVERSATION,
                "yunxi",
                LI_NA,
                XIAO_CHEN.id(),
                9,
                ReportReason.FRAUD,
                "让我店外付款",
                NOON.plusSeconds(86_400))));
    behaviour().forEach(data -> add(all, event(LI_NA.id(), data)));
    return all;
  }

  private static List<BehaviourEvent> behaviour() {
    return List.of(
        new BehaviourEvent.Browsed("yunxi", "product", "p-1001"),
        new BehaviourEvent.Dwelled("yunxi", "product", "p-1001", 95),
        new BehaviourEvent.Searched("yunxi", "亚麻连衣裙", 12),
        new BehaviourEvent.CartChanged("yunxi", "p-1001", 2, null),
        new BehaviourEvent.CartChanged("yunxi", "p-1001", 2, 12_900L),
        new BehaviourEvent.OrderChanged("yunxi", "20261118000123", "PAID", 29_900),
        new BehaviourEvent.OfferShown("yunxi", "offer-1", "cart-left"),
        new BehaviourEvent.OfferAnswered("yunxi", "offer-1", "cart-left", true));
  }

  private static List<ConversationCommand> conversationCommands() {
    return List.of(
        new ConversationCommand.OpenConversation(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.ORDER, "20261118000123"), "zh-CN"),
        new ConversationCommand.PostMessage(CUSTOMER, new Content.Text("我的快递到哪了"), "m-1", null),
        new ConversationCommand.PostMessage(BOT, new Content.Text("您好"), null, 1),
        new ConversationCommand.RequestPerson(),
        new ConversationCommand.HandOver(1, BRIEF),
        new ConversationCommand.AttachBrief(BRIEF),
        new ConversationCommand.RecordUnderstanding(understanding("payment-failed")),
        new ConversationCommand.AssignAgent(XIAO_CHEN, "yunxi", 2),
        new ConversationCommand.ReturnToQueue(XIAO_CHEN.id(), 3),
        new ConversationCommand.RecordReceipt(AGENT, 4),
        new ConversationCommand.CloseConversation(AGENT, CloseReason.RESOLVED, 3),
        new ConversationCommand.CloseConversation(CUSTOMER, CloseReason.CUSTOMER_LEFT, null),
        new ConversationCommand.RateConversation(5, true, "很快，谢谢"),
        new ConversationCommand.PostMessage(
            CUSTOMER, new Content.Image(PHOTO.sealed("q83vEjRWeJA"), "这里裂了"), "m-2", null),
        new ConversationCommand.PreviewLink(3, PREVIEW),
        new ConversationCommand.TranscribeVoice(
            5, new Transcript(Transcript.Result.HEARD, "我的快递到哪了", "zh")),
        new ConversationCommand.EditMessage(CUSTOMER, 3, new Content.Text("我的退款到哪了"), null),
        new ConversationCommand.RecallMessage(AGENT, 5, 3),
        new ConversationCommand.RecordReceipt(CUSTOMER, 6, ReceiptKind.READ),
        new ConversationCommand.WarnIdle(6, NOON.plusSeconds(300)),
        new ConversationCommand.CloseConversation(SUITE, CloseReason.IDLE, 3, 6L),
        new ConversationCommand.PostMessage(
            CUSTOMER,
            new Content.Text("我的电话是138****8000"),
            "m-2",
            null,
            new Screening(
                List.of(
                    new Screening.Masked(
                        Screening.Masked.Kind.PHONE_NUMBER, 5, 16, "sealed-1", null)),
                List.of(),
                List.of())),
        new ConversationCommand.ReportMessage(CUSTOMER, 5, ReportReason.FRAUD, "让我转账到私人账户"),
        new ConversationCommand.RequestCall("call-1", CUSTOMER, CallKind.VIDEO, "page-1", null),
        new ConversationCommand.RequestCall("call-2", AGENT, CallKind.AUDIO, "page-2", 3),
        new ConversationCommand.AcceptCall("call-1", AGENT, "page-2", 3),
        new ConversationCommand.EndCall("call-1", CUSTOMER, CallEnd.CONNECTION_LOST, null),
        new ConversationCommand.EndCall("call-2", SUITE, null, null));
  }

  private static List<ConversationEvent> conversationEvents() {
    return List.of(
        new ConversationEvent.ConversationOpened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"),
        new ConversationEvent.MessagePosted(CUSTOMER, new Content.Text("我的快递到哪了"), "m-1"),
        new ConversationEvent.MessagePosted(
            BOT,
            new Content.QuickReplies(
                "请问要办理什么？", List.of(new Content.QuickReplies.Option("查快递", "我的快递到哪了"))),
            null),
        new ConversationEvent.MessagePosted(
            BOT,
            new Content.OrderCard(
                "20261118000123",
                "亚麻衬衫 等 2 件",
                "SHIPPED",
                25_900,
                NOON,
                "/demo-shop/images/p-linen-shirt.svg",
                "快件已到达杭州转运中心"),
            null),
        new ConversationEvent.MessagePosted(
            BOT,
            new Content.ProductCard(
                "p-linen-shirt", "亚麻衬衫", 15_900, "/demo-shop/images/p-linen-shirt.svg"),
            null),
        new ConversationEvent.PersonRequested(),
        new ConversationEvent.HandOverBriefed(BRIEF),
        new ConversationEvent.ControlChanged(new Control.Bot(), 1),
        new ConversationEvent.ControlChanged(new Control.Queue(), 2),
        new ConversationEvent.ControlChanged(new Control.Served(XIAO_CHEN), 3),
        new ConversationEvent.ControlChanged(new Control.Nobody(), 4),
        new ConversationEvent.MessageUnderstood(understanding("where-is-my-parcel")),
        new ConversationEvent.MessageUnderstood(understanding(null)),
        new ConversationEvent.ReceiptRecorded(AGENT, 4),
        new ConversationEvent.ConversationClosed(AGENT, CloseReason.RESOLVED),
        new ConversationEvent.ConversationRated(2, false, "还没解决"),
        said(CUSTOMER, new Content.Image(PHOTO, "这里裂了")),
        said(CUSTOMER, new Content.Voice(VOICE)),
        said(
            AGENT,
            new Content.Video(
                new Medium("m-11", "video/mp4", 4_200_000, "安装.mp4", 1_280, 720, 31_000L, null),
                null)),
        said(
            AGENT,
            new Content.File(
                new Medium("m-12", "application/pdf", 90_000, "发票.pdf", null, null, null, null),
                "电子发票")),
        said(AGENT, new Content.Link("https://shop.example/returns", "退换规则")),
        said(AGENT, FORM),
        said(
            CUSTOMER,
            new Content.FormAnswer(
                9,
                "return-address",
                List.of(
                    new Content.FormAnswer.Value("address", "取件地址", "杭州市西湖区 1 号"),
                    new Content.FormAnswer.Value("day", "取件日期", "2026-11-20")))),
        said(BOT, new Content.Other("sticker")),
        new ConversationEvent.LinkPreviewed(3, PREVIEW),
        new ConversationEvent.VoiceTranscribed(
            5, new Transcript(Transcript.Result.HEARD, "我的快递到哪了", "zh")),
        new ConversationEvent.VoiceTranscribed(
            5, new Transcript(Transcript.Result.NO_RECOGNISER, null, null)),
        new ConversationEvent.MessageEdited(CUSTOMER, 3, new Content.Text("我的退款到哪了")),
        new ConversationEvent.MessageRecalled(AGENT, 5),
        new ConversationEvent.ReceiptRecorded(CUSTOMER, 6, ReceiptKind.READ),
        new ConversationEvent.ControlChanged(new Control.Queue(NOON.plusSeconds(3_600)), 2),
        new ConversationEvent.IdleWarned(NOON.plusSeconds(300)),
        new ConversationEvent.ConversationReopened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"),
        new ConversationEvent.MessagePosted(
            AGENT,
            new Content.Text("请把验证码发到 https://xn--yunx-3ya.example/pay ，密码******"),
            "a-1",
            new Screening(
                List.of(new Screening.Masked(Screening.Masked.Kind.PASSWORD, 41, 47, null, null)),
                List.of(
                    new Screening.Link(
                        8,
                        37,
                        "xn--yunx-3ya.example",
                        Screening.Link.Verdict.LOOKALIKE,
                        "yunxi.example")),
                List.of(Screening.Concern.ASKS_FOR_CODE, Screening.Concern.DANGEROUS_LINK))),
        new ConversationEvent.MessageFlagged(
            5, AGENT, List.of(Screening.Concern.ASKS_FOR_CODE, Screening.Concern.DANGEROUS_LINK)),
        new ConversationEvent.MessageReported(5, CUSTOMER, ReportReason.FRAUD, "让我转账到私人账户"),
        new ConversationEvent.CallRequested(
            "call-1", CUSTOMER, CallKind.VIDEO, "page-1", NOON.plusSeconds(45)),
        new ConversationEvent.CallAccepted("call-1", AGENT, "page-2"),
        new ConversationEvent.CallEnded("call-1", CUSTOMER, CallEnd.HUNG_UP, 133_000),
        new ConversationEvent.CallEnded("call-2", SUITE, CallEnd.MISSED, 0));
  }

  private static ConversationEvent said(Author author, Content content) {
    return new ConversationEvent.MessagePosted(author, content, null);
  }

  private static List<ConversationSignal> signals() {
    return List.of(
        new ConversationSignal.Typing(AGENT),
        new ConversationSignal.QueuePlace(2, 95L),
        new ConversationSignal.QueuePlace(1, null),
        new ConversationSignal.CommandRefused("command-1", "m-1", RefusalCode.NO_CONTROL),
        new ConversationSignal.Present(CUSTOMER, true),
        new ConversationSignal.Began(CONVERSATION),
        new ConversationSignal.CallSaid(
            "call-1",
            CUSTOMER,
            "page-1",
            new CallWords(
                new CallWords.Description(
                    CallWords.Description.Type.OFFER, 1, "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n"),
                List.of())),
        new ConversationSignal.CallSaid(
            "call-1",
            AGENT,
            "page-2",
            new CallWords(
                null,
                List.of(
                    new CallWords.Candidate(
                        "candidate:1 1 udp 2122260223 192.0.2.7 49203 typ host", "0", 0, "ab1c")))),
        new ConversationSignal.OfferDue("cart-left", "p-1001", "profiling-1"));
  }

  private static List<DeskCommand> deskCommands() {
    return List.of(
        new DeskCommand.Enqueue(CONVERSATION, LI_NA, 2, NOON, BRIEF),
        new DeskCommand.Enqueue(CONVERSATION, LI_NA, 2, NOON, null),
        new DeskCommand.Reprioritise(CONVERSATION, BRIEF),
        new DeskCommand.EndConversation(CONVERSATION),
        new DeskCommand.SignIn(XIAO_CHEN, Set.of("payments"), 3),
        new DeskCommand.ChangePresence(XIAO_CHEN.id(), Presence.AWAY),
        new DeskCommand.AcceptOffer("offer-1", XIAO_CHEN.id()),
        new DeskCommand.DeclineOffer("offer-1", XIAO_CHEN.id()),
        new DeskCommand.ExpireOffer("offer-1"),
        new DeskCommand.ReleaseAbsentAgent(XIAO_CHEN.id(), NOON));
  }

  private static List<DeskEvent> deskEvents() {
    return List.of(
        new DeskEvent.ConversationQueued(
            CONVERSATION,
            LI_NA,
            2,
            ProblemClass.PAYMENTS,
            "payments",
            NOON,
            NOON.plusSeconds(60),
            BRIEF),
        new DeskEvent.ConversationReprioritised(
            CONVERSATION, ProblemClass.PAYMENTS, "payments", NOON.plusSeconds(60), BRIEF),
        new DeskEvent.OfferMade("offer-1", CONVERSATION, XIAO_CHEN, NOON.plusSeconds(20), WHY),
        new DeskEvent.OfferEnded(
            "offer-1", CONVERSATION, XIAO_CHEN.id(), DeskEvent.OfferEnded.End.EXPIRED),
        new DeskEvent.ConversationAssigned(CONVERSATION, XIAO_CHEN, 2, "offer-1", 12_300),
        new DeskEvent.ConversationAbandoned(CONVERSATION, 40_000),
        new DeskEvent.ServiceFinished(CONVERSATION, XIAO_CHEN.id(), 240_000),
        new DeskEvent.AgentLost(CONVERSATION, XIAO_CHEN.id()),
        new DeskEvent.AgentSignedIn(XIAO_CHEN, Set.of("payments"), 3),
        new DeskEvent.PresenceChanged(XIAO_CHEN.id(), Presence.ONLINE));
  }

  private static Understanding understanding(@Nullable String intent) {
    return new Understanding(3, intent, 0.93, "zh", ProblemClass.PAYMENTS);
  }

  private static <C extends Command> Envelope command(String subject, C data) {
    return new Envelope.OfCommand<>(
        "command-1", "/chat-gateway", subject, NOON, null, Map.of("nlu", "zh-7c1f"), data);
  }

  private static <E extends Event> Envelope event(String subject, E data) {
    Facts facts = new Facts(3, "command-1", Map.of("nlu", "zh-7c1f"), "customer:" + LI_NA.id());
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    return new Envelope.OfEvent<>("event-3", "/chat-gateway", subject, NOON, trace, facts, data);
  }

  private static Envelope signal(ConversationSignal data) {
    return new Envelope.OfSignal("signal-1", "/chat-gateway", CONVERSATION, NOON, null, data);
  }

  private static void add(Map<String, Envelope> all, Envelope envelope) {
    String type = Catalogue.typeOf(envelope.data());
    int number = 1;
    while (all.putIfAbsent(type + "-" + number, envelope) != null) {
      number++;
    }
  }
}
