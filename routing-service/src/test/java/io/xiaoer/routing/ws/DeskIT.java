package io.xiaoer.routing.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
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
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.encryption.PersonalTexts;
import io.xiaoer.contracts.signal.CallWords;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.routing.Log;
import io.xiaoer.routing.http.ShopResource;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.TestTokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(KeeperResource.class)
@QuarkusTestResource(ShopResource.class)
class DeskIT {
  @TestHTTPResource("/ws")
  URI socket;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void aWaitingConversationIsOfferedTakenServedAndResolved() {
    String desk = "desk-" + UUID.randomUUID();
    String agentId = "agent-" + UUID.randomUUID();
    String id = "conversation-" + UUID.randomUUID();
    String token = TestTokens.token(agentId, "陈晓", Set.of("agent"), List.of("/desks/" + desk));
    try (Log log = new Log(servers, Topics.CONVERSATION_COMMANDS, Topics.CONVERSATION_SIGNALS);
        Console console = Console.signedIn(socket, token)) {
      console.send(new AgentFrame.SetPresence("p-1", Presence.ONLINE));
      console.next("presence", frame -> frame.get("presence").asText().equals("ONLINE"));
      Customer customer = new Customer("c-1", "李娜", Customer.Tier.STANDARD);
      log.happened(
          id,
          new ConversationEvent.ConversationOpened(
              desk, customer, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"));
      log.happened(id, new ConversationEvent.PersonRequested());
      long asked = System.nanoTime();
      log.happened(id, new ConversationEvent.ControlChanged(new Control.Queue(), 1));

      JsonNode offer = console.next("offer");
      System.out.printf("queued to offered: %d ms%n", (System.nanoTime() - asked) / 1_000_000);
      assertThat(offer.get("conversationId").asText()).isEqualTo(id);
      console.send(new AgentFrame.AcceptOffer(offer.get("offerId").asText()));
      Envelope assign = log.await(ConversationCommand.AssignAgent.class, id);
      assertThat(assign.data())
          .isEqualTo(new ConversationCommand.AssignAgent(new Agent(agentId, "陈晓"), desk, 1));
      assertThat(console.next("assigned").at("/customer/displayName").asText()).isEqualTo("李娜");

      log.happened(
          id,
          new ConversationEvent.ControlChanged(new Control.Served(new Agent(agentId, "陈晓")), 2));
      log.happened(
          id,
          new ConversationEvent.MessagePosted(
              new Author(Author.Kind.CUSTOMER, "c-1", "李娜"), new Content.Text("在吗"), "m-1"));
      console.next("event", frame -> frame.at("/event/data/content/text").asText().equals("在吗"));

      console.send(new AgentFrame.Typing(id));
      log.await(ConversationSignal.Typing.class, id);
      console.send(new AgentFrame.Post(id, "m-2", 2, "您好"));
      console.next("accepted", frame -> frame.get("ref").asText().equals("m-2"));
      Envelope posted = log.await(ConversationCommand.PostMessage.class, id);
      assertThat(PersonalTexts.readable(posted.data())).isEmpty();
      assertThat(KeeperResource.cipher().decrypt(posted.data()))
          .isEqualTo(
              new ConversationCommand.PostMessage(
                  new Author(Author.Kind.AGENT, agentId, "陈晓"), new Content.Text("您好"), "m-2", 2));
      log.send(Topics.CONVERSATION_SIGNALS, refused(id, "somebody-elses", "m-x"));
      log.send(Topics.CONVERSATION_SIGNALS, refused(id, posted.id(), "m-2"));
      assertThat(
              console
                  .next(
                      "signal",
                      frame -> frame.at("/signal/kind").asText().equals("command-refused"))
                  .at("/signal/clientMessageId")
                  .asText())
          .as("only what he asked himself is refused to him")
          .isEqualTo("m-2");
      callTheCustomer(log, console, id, token);
      console.send(new AgentFrame.Displayed(id, 4));
      log.await(ConversationCommand.RecordReceipt.class, id);
      console.send(new AgentFrame.Resolve(id, "r-1", 2));
      Envelope closed = log.await(ConversationCommand.CloseConversation.class, id);
      assertThat(((ConversationCommand.CloseConversation) closed.data()).reason())
          .isEqualTo(CloseReason.RESOLVED);
      log.happened(
          id,
          new ConversationEvent.ConversationClosed(
              new Author(Author.Kind.AGENT, agentId, "陈晓"), CloseReason.RESOLVED));
      console.next("released");
    }
  }

  /** Commands go to the log; what the browsers say goes between the two pages of the call only. */
  private void callTheCustomer(Log log, Console console, String id, String token) {
    Author customer = new Author(Author.Kind.CUSTOMER, "c-1", "李娜");
    CallWords words =
        new CallWords(
            new CallWords.Description(CallWords.Description.Type.OFFER, 1, "v=0"), List.of());
    try (Console another = Console.signedIn(socket, token)) {
      console.send(new AgentFrame.RequestCall(id, "call-1", CallKind.AUDIO, "page-1", 2));
      ConversationCommand.RequestCall asked =
          (ConversationCommand.RequestCall)
              readable(log.await(ConversationCommand.RequestCall.class, id));
      assertThat(asked)
          .isEqualTo(
              new ConversationCommand.RequestCall(
                  "call-1", asked.by(), CallKind.AUDIO, "page-1", 2));
      assertThat(asked.by().kind()).isEqualTo(Author.Kind.AGENT);
      console.send(new AgentFrame.CallSay(id, "call-1", "page-1", words));
      Envelope said = log.await(ConversationSignal.CallSaid.class, id);
      assertThat(PersonalTexts.readable(said.data()))
          .as("addresses do not lie in a topic for everybody")
          .isEmpty();
      assertThat(readable(said))
          .isEqualTo(new ConversationSignal.CallSaid("call-1", asked.by(), "page-1", words));
      log.send(
          Topics.CONVERSATION_SIGNALS,
          signal(id, new ConversationSignal.CallSaid("another", customer, "phone", words)));
      log.send(
          Topics.CONVERSATION_SIGNALS,
          signal(id, new ConversationSignal.CallSaid("call-1", customer, "phone", words)));
      JsonNode heard =
          console.next("signal", frame -> frame.at("/signal/kind").asText().equals("call"));
      assertThat(heard.at("/signal/callId").asText()).isEqualTo("call-1");
      log.send(
          Topics.CONVERSATION_SIGNALS, signal(id, new ConversationSignal.Present(customer, true)));
      another.next("signal", frame -> frame.at("/signal/kind").asText().equals("present"));
      assertThat(another.frames())
          .as("the agent's other page hears nothing of the call")
          .noneMatch(frame -> frame.at("/signal/kind").asText().equals("call"));
      console.send(new AgentFrame.EndCall(id, "call-1", true, 2));
      assertThat(readable(log.await(ConversationCommand.EndCall.class, id)))
          .isEqualTo(
              new ConversationCommand.EndCall("call-1", asked.by(), CallEnd.CONNECTION_LOST, 2));
      another.send(new AgentFrame.CallSay("somebody-elses", "call-1", "page-1", words));
      assertThat(another.next("refused").get("code").asText()).isEqualTo("not-yours");
    }
  }

  private static Object readable(Envelope envelope) {
    return KeeperResource.cipher().decrypt(envelope.data());
  }

  private static Envelope signal(String conversationId, ConversationSignal signal) {
    return new Envelope.OfSignal(
        UUID.randomUUID().toString(), "/chat-gateway", conversationId, Instant.now(), null, signal);
  }

  private static Envelope refused(String conversationId, String commandId, String clientMessageId) {
    return new Envelope.OfSignal(
        UUID.randomUUID().toString(),
        "/chat-gateway",
        conversationId,
        Instant.now(),
        null,
        new ConversationSignal.CommandRefused(commandId, clientMessageId, RefusalCode.NO_CONTROL));
  }
}
