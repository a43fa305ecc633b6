package io.xiaoer.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.signal.CallWords;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.contracts.socket.Device;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.contracts.socket.LoggedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A believable frame of every kind, in the order in which a conversation may have them. */
final class FrameExamples {
  private static final Instant NOON = Examples.NOON;
  private static final String CONVERSATION = Examples.CONVERSATION;
  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";
  private static final Content PHOTO =
      new Content.Image(
          new Medium("m-7d1c", "image/jpeg", 184_320, "裂口.jpg", 1_280, 960, null, "c2VhbA"), null);
  private static final CallWords WORDS =
      new CallWords(
          new CallWords.Description(
              CallWords.Description.Type.OFFER, 1, "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n"),
          List.of(
              new CallWords.Candidate(
                  "candidate:1 1 udp 2122260223 192.0.2.7 54321 typ host", "0", 0, "uFrg")));
  private static final LoggedEvent EVENT =
      new LoggedEvent(
          CONVERSATION,
          3,
          "8620cac9-3777-8d52-8703-a49a661dcd26",
          "conversation.message-posted.v1",
          NOON,
          new ConversationEvent.MessagePosted(
              Examples.BOT, new Content.Text("您好，请问有什么可以帮您？"), "b-1"));
  private static final DeskFrame.Offered OFFERED =
      new DeskFrame.Offered(
          "offer-9",
          CONVERSATION,
          Examples.LI_NA,
          ProblemClass.PAYMENTS,
          Examples.BRIEF,
          NOON,
          NOON.plusSeconds(20),
          Examples.WHY);
  private static final DeskFrame.Assigned ASSIGNED =
      new DeskFrame.Assigned(
          CONVERSATION, Examples.LI_NA, ProblemClass.PAYMENTS, Examples.BRIEF, NOON);

  private FrameExamples() {}

  /** Examples of a kind of frames. */
  static List<? extends Record> of(Class<?> frames) {
    if (frames == CustomerFrame.class) {
      return customer();
    } else if (frames == GatewayFrame.class) {
      return gateway();
    } else if (frames == AgentFrame.class) {
      return agent();
    } else if (frames == DeskFrame.class) {
      return desk();
    }
    throw new IllegalArgumentException(frames + " are no frames");
  }

  /** As it goes over the socket. */
  static JsonNode json(Record frame) throws IOException {
    return Codec.JSON.readTree(Codec.JSON.writeValueAsString(frame));
  }

  private static List<Record> customer() {
    return List.of(
        new CustomerFrame.Hello(
            TOKEN,
            "zh-CN",
            List.of(new CustomerFrame.Resume(CONVERSATION, 41)),
            new Device("d-5c1e", Device.Kind.ANDROID)),
        new CustomerFrame.Open("r-1", new Entrance(Entrance.Kind.HELP_CENTRE, null)),
        new CustomerFrame.Post(CONVERSATION, "m-1", "付款失败了怎么办？", null),
        new CustomerFrame.Post(CONVERSATION, "m-2", null, PHOTO),
        new CustomerFrame.Edit(CONVERSATION, "r-2", 3, "付款失败了，怎么办？"),
        new CustomerFrame.Recall(CONVERSATION, "r-3", 3),
        new CustomerFrame.Typing(CONVERSATION),
        new CustomerFrame.Receipt(CONVERSATION, ReceiptKind.READ, 5),
        new CustomerFrame.Displayed(CONVERSATION, 5),
        new CustomerFrame.RequestPerson(CONVERSATION, "r-4"),
        new CustomerFrame.RequestCall(CONVERSATION, "call-1", CallKind.AUDIO, "page-1"),
        new CustomerFrame.AcceptCall(CONVERSATION, "call-1", "page-1"),
        new CustomerFrame.CallSay(CONVERSATION, "call-1", "page-1", WORDS),
        new CustomerFrame.EndCall(CONVERSATION, "call-1", false),
        new CustomerFrame.Report(CONVERSATION, "r-5", 9, ReportReason.FRAUD, "让我店外付款"),
        new CustomerFrame.Leave(CONVERSATION, "r-6", true),
        new CustomerFrame.Rate(CONVERSATION, "r-7", 5, true, "很快"),
        new CustomerFrame.Behaviour(
            "r-8",
            "2026-11-01",
            List.of(
                new Deed(
                    "d-1", NOON, new BehaviourEvent.Dwelled("yunxi", "product", "p-1001", 95)))),
        new CustomerFrame.AcceptOffer("r-9", "offer-1"),
        new CustomerFrame.DismissOffer("r-10", "offer-1"),
        new CustomerFrame.Refresh(TOKEN),
        new CustomerFrame.Ping());
  }

  private static List<Record> gateway() {
    return List.of(
        new GatewayFrame.Welcome(1, Examples.LI_NA, NOON.plusSeconds(300), 30),
        new GatewayFrame.Opened("r-1", CONVERSATION),
        new GatewayFrame.Began(CONVERSATION),
        new GatewayFrame.Accepted("m-1"),
        new GatewayFrame.Happened(EVENT),
        new GatewayFrame.Resumed(CONVERSATION, 41),
        new GatewayFrame.Signalled(CONVERSATION, new ConversationSignal.QueuePlace(2, 60L)),
        new GatewayFrame.Signalled(
            CONVERSATION,
            new ConversationSignal.CommandRefused("k-1", "m-1", RefusalCode.CONVERSATION_CLOSED)),
        new GatewayFrame.Refused("m-2", "too-long", "text has more than 4000 characters", null),
        new GatewayFrame.Refused("m-3", "customer-rate", "too much at once, wait a little", 5_000),
        new GatewayFrame.BehaviourTaken(
            "r-8", 1, 0, List.of(new GatewayFrame.DeedRefused("d-2", "too-old"))),
        new GatewayFrame.Offered("offer-1", "cart-left", "需要帮您看看尺码吗？", "p-1001"),
        new GatewayFrame.Refreshed(NOON.plusSeconds(600)),
        new GatewayFrame.Pong());
  }

  private static List<Record> agent() {
    return List.of(
        new AgentFrame.Hello(TOKEN),
        new AgentFrame.SetPresence("r-1", Presence.ONLINE),
        new AgentFrame.AcceptOffer("offer-9"),
        new AgentFrame.DeclineOffer("offer-9"),
        new AgentFrame.Post(CONVERSATION, "a-1", 3, "您好，我来帮您看一下。"),
        new AgentFrame.Edit(CONVERSATION, "r-2", 3, 12, "您好，我马上帮您看。"),
        new AgentFrame.Recall(CONVERSATION, "r-3", 3, 12),
        new AgentFrame.Displayed(CONVERSATION, 12),
        new AgentFrame.Typing(CONVERSATION),
        new AgentFrame.RequestCall(CONVERSATION, "call-1", CallKind.VIDEO, "page-2", 3),
        new AgentFrame.AcceptCall(CONVERSATION, "call-1", "page-2", 3),
        new AgentFrame.CallSay(CONVERSATION, "call-1", "page-2", WORDS),
        new AgentFrame.EndCall(CONVERSATION, "call-1", false, 3),
        new AgentFrame.Resolve(CONVERSATION, "r-4", 3),
        new AgentFrame.Refresh(TOKEN),
        new AgentFrame.Ping());
  }

  private static List<Record> desk() {
    return List.of(
        new DeskFrame.Welcome(
            1,
            Examples.XIAO_CHEN,
            "yunxi",
            Set.of("payments"),
            3,
            Presence.AWAY,
            List.of(ASSIGNED),
            List.of(),
            NOON.plusSeconds(300),
            30),
        new DeskFrame.PresenceIs(Presence.ONLINE),
        OFFERED,
        new DeskFrame.OfferGone("offer-9"),
        ASSIGNED,
        new DeskFrame.Happened(EVENT),
        new DeskFrame.Signalled(CONVERSATION, new ConversationSignal.Typing(Examples.CUSTOMER)),
        new DeskFrame.QueueIs(4, NOON, 2),
        new DeskFrame.Released(CONVERSATION),
        new DeskFrame.Accepted("a-1"),
        new DeskFrame.Refused("a-2", "not-allowed", "the conversation is another agent's"),
        new DeskFrame.Refreshed(NOON.plusSeconds(600)),
        new DeskFrame.Pong());
  }
}
