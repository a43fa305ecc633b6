package io.xiaoer.routing.ws;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.routing.RoutingConfig;
import io.xiaoer.routing.core.Served;
import io.xiaoer.routing.core.Waiting;
import io.xiaoer.routing.kafka.DeskView;
import io.xiaoer.routing.kafka.NotDurable;
import io.xiaoer.routing.kafka.StableId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each frame of a console does. */
@ApplicationScoped
class AgentFrames {
  /** How long a console waits for a node that has just begun. */
  private static final Duration VIEW_TIME = Duration.ofSeconds(10);

  private final StaffTokens tokens;
  private final DeskCommands commands;
  private final DeskView view;
  private final Hub hub;
  private final BodyCipher cipher;
  private final RoutingConfig config;
  private final MeterRegistry meters;

  AgentFrames(
      StaffTokens tokens,
      DeskCommands commands,
      DeskView view,
      Hub hub,
      BodyCipher cipher,
      RoutingConfig config,
      MeterRegistry meters) {
    this.tokens = tokens;
    this.commands = commands;
    this.view = view;
    this.hub = hub;
    this.cipher = cipher;
    this.config = config;
    this.meters = meters;
  }

  /** Does what a frame asks. */
  void handle(AgentSession session, AgentFrame frame) {
    Staff staff = session.staff();
    if (frame instanceof AgentFrame.Hello hello && staff == null) {
      hello(session, hello);
    } else if (staff == null || frame instanceof AgentFrame.Hello) {
      session.close(Close.PROTOCOL);
    } else if (!staff.tokenExpiresAt().isAfter(Instant.now())) {
      session.close(Close.TOKEN);
    } else {
      try {
        known(session, staff, frame);
      } catch (NotDurable | KeysUnavailable failed) {
        refuse(session, ref(frame), "unavailable", "not durable; send it again");
      }
    }
  }

  private void hello(AgentSession session, AgentFrame.Hello hello) {
    switch (tokens.verify(hello.token())) {
      case StaffTokens.Verdict.Invalid invalid -> session.close(Close.TOKEN);
      case StaffTokens.Verdict.Unknown unknown -> session.close(Close.RESTARTING);
      case StaffTokens.Verdict.Forbidden forbidden -> {
        refuse(session, null, "forbidden", forbidden.reason());
        session.close(Close.FORBIDDEN);
      }
      case StaffTokens.Verdict.Known(Staff staff) -> {
        if (!view.awaitReady(VIEW_TIME)) {
          session.close(Close.RESTARTING);
          return;
        }
        hub.welcome(
            session,
            staff,
            Math.toIntExact(config.socket().heartbeat().toSeconds()),
            config.capacity());
        try {
          commands.signIn(staff);
        } catch (NotDurable failed) {
          session.close(Close.RESTARTING);
        }
      }
    }
  }

  private void known(AgentSession session, Staff staff, AgentFrame frame) throws NotDurable {
    switch (frame) {
      case AgentFrame.Hello hello -> session.close(Close.PROTOCOL);
      case AgentFrame.SetPresence set -> {
        boolean gone = set.presence() == Presence.OFFLINE;
        hub.sessionsOf(staff.agent().id()).forEach(each -> each.gone(gone));
        commands.presence(staff.deskId(), staff.agent().id(), set.presence(), set.requestId());
        session.send(new DeskFrame.Accepted(set.requestId()));
      }
      case AgentFrame.AcceptOffer accept -> {
        if (isOpen(staff, accept.offerId())) {
          commands.accept(staff, accept.offerId());
          session.send(new DeskFrame.Accepted(accept.offerId()));
        } else {
          refuse(session, accept.offerId(), "offer-gone", "the offer is no longer open");
        }
      }
      case AgentFrame.DeclineOffer decline -> {
        if (isOpen(staff, decline.offerId())) {
          commands.decline(staff, decline.offerId());
          session.send(new DeskFrame.Accepted(decline.offerId()));
        } else {
          refuse(session, decline.offerId(), "offer-gone", "the offer is no longer open");
        }
      }
      case AgentFrame.Post post ->
          carryOut(session, staff, post.conversationId(), request(staff, post));
      case AgentFrame.Edit edit ->
          carryOut(session, staff, edit.conversationId(), request(staff, edit));
      case AgentFrame.Recall recall ->
          carryOut(session, staff, recall.conversationId(), request(staff, recall));
      case AgentFrame.Displayed displayed -> displayed(staff, displayed);
      case AgentFrame.Typing typing -> {
        Served served = served(staff, typing.conversationId());
        if (served != null
            && session.mayType(typing.conversationId(), System.currentTimeMillis())) {
          commands.hint(
              typing.conversationId(),
              new ConversationSignal.Typing(DeskCommands.author(staff)),
              signal -> cipher.encrypt(signal, keyOf(served)));
        }
      }
      case AgentFrame.Resolve resolve ->
          carryOut(session, staff, resolve.conversationId(), request(staff, resolve));
      case AgentFrame.RequestCall asked -> {
        session.joinCall(asked.conversationId(), asked.callId());
        carryOut(session, staff, asked.conversationId(), CallRequests.of(staff, asked));
      }
      case AgentFrame.AcceptCall accept -> {
        session.joinCall(accept.conversationId(), accept.callId());
        carryOut(session, staff, accept.conversationId(), CallRequests.of(staff, accept));
      }
      case AgentFrame.EndCall end -> {
        carryOut(session, staff, end.conversationId(), CallRequests.of(staff, end));
        session.leaveCall(end.conversationId());
      }
      case AgentFrame.CallSay say -> callSay(session, staff, say);
      case AgentFrame.Refresh refresh -> refresh(session, staff, refresh);
      case AgentFrame.Ping ping -> session.send(new DeskFrame.Pong());
    }
  }

  private boolean isOpen(Staff staff, String offerId) {
    var desk = view.desk(staff.deskId());
    String conversationId = desk.offers().get(offerId);
    Waiting waiting = conversationId == null ? null : desk.line().find(conversationId);
    Waiting.Offer offer = waiting == null ? null : waiting.offer();
    return offer != null && offer.agentId().equals(staff.agent().id());
  }

  /** The conversation, if the agent serves it. */
  private @Nullable Served served(Staff staff, String conversationId) {
    Served served = view.desk(staff.deskId()).served().get(conversationId);
    return served != null && served.agentId().equals(staff.agent().id()) ? served : null;
  }

  /** What an agent says to a customer is as much about the customer as what he says himself. */
  private ConversationCommand encrypted(Served served, ConversationCommand command) {
    return cipher.encrypt(command, keyOf(served));
  }

  private static String keyOf(Served served) {
    return "customer:" + served.customer().id();
  }

  /** Asks the conversation for something, in the name of the agent who serves it. */
  private void carryOut(AgentSession session, Staff staff, String conversationId, Request request)
      throws NotDurable {
    Served served = served(staff, conversationId);
    if (served == null) {
      refuse(session, request.ref(), "not-yours", "you do not serve this conversation");
      return;
    }
    String commandId = StableId.of(request.kind(), conversationId, request.ref());
    hub.sent(staff.agent().id(), commandId);
    commands.conversation(commandId, conversationId, encrypted(served, request.command()));
    session.send(new DeskFrame.Accepted(request.ref()));
  }

  /**
   * What an agent asks.
   *
   * @param kind its name, part of the command's id
   * @param ref the console's own id of it
   * @param command the command
   */
  record Request(String kind, String ref, ConversationCommand command) {}

  private static Request request(Staff staff, AgentFrame.Post post) {
    return new Request(
        "post",
        post.clientMessageId(),
        new ConversationCommand.PostMessage(
            DeskCommands.author(staff), post.said(), post.clientMessageId(), post.controlEpoch()));
  }

  private static Request request(Staff staff, AgentFrame.Edit edit) {
    return new Request(
        "edit",
        edit.requestId(),
        new ConversationCommand.EditMessage(
            DeskCommands.author(staff),
            edit.messageSeq(),
            new Content.Text(edit.text()),
            edit.controlEpoch()));
  }

  private static Request request(Staff staff, AgentFrame.Recall recall) {
    return new Request(
        "recall",
        recall.requestId(),
        new ConversationCommand.RecallMessage(
            DeskCommands.author(staff), recall.messageSeq(), recall.controlEpoch()));
  }

  private static Request request(Staff staff, AgentFrame.Resolve resolve) {
    return new Request(
        "resolve",
        resolve.requestId(),
        new ConversationCommand.CloseConversation(
            DeskCommands.author(staff), CloseReason.RESOLVED, resolve.controlEpoch()));
  }

  /**
   * Passed on to the customer's side, which alone knows by the log whether the call is on and which
   * pages take part in it, and drops what is not of it.
   */
  private void callSay(AgentSession session, Staff staff, AgentFrame.CallSay say) {
    Served served = served(staff, say.conversationId());
    if (served == null) {
      refuse(session, say.callId(), "not-yours", "you do not serve this conversation");
    } else if (!session.mayCallSay(Instant.now())) {
      refuse(session, say.callId(), "rate-limited", "too many words of a call, slow down");
    } else {
      session.joinCall(say.conversationId(), say.callId());
      commands.hint(
          say.conversationId(),
          CallRequests.said(staff, say),
          signal -> cipher.encrypt(signal, keyOf(served)));
    }
  }

  private void displayed(Staff staff, AgentFrame.Displayed displayed) throws NotDurable {
    Served served = served(staff, displayed.conversationId());
    if (served != null) {
      String agentId = staff.agent().id();
      String upTo = Long.toString(displayed.upTo());
      commands.conversation(
          StableId.of("receipt", displayed.conversationId(), agentId, upTo),
          displayed.conversationId(),
          encrypted(
              served,
              new ConversationCommand.RecordReceipt(DeskCommands.author(staff), displayed.upTo())));
    }
  }

  private void refresh(AgentSession session, Staff staff, AgentFrame.Refresh refresh)
      throws NotDurable {
    StaffTokens.Verdict verdict = tokens.verify(refresh.token());
    if (verdict instanceof StaffTokens.Verdict.Unknown) {
      session.close(Close.RESTARTING);
      return;
    }
    if (!(verdict instanceof StaffTokens.Verdict.Known(Staff renewed))
        || !renewed.agent().id().equals(staff.agent().id())
        || !renewed.deskId().equals(staff.deskId())) {
      session.close(Close.TOKEN);
      return;
    }
    session.staff(renewed);
    if (!renewed.skills().equals(staff.skills())) {
      commands.signIn(renewed);
    }
    session.send(new DeskFrame.Refreshed(renewed.tokenExpiresAt()));
  }

  /** A frame that is none, or breaks a limit: forgiven to those who are known. */
  void unreadable(AgentSession session, String problem) {
    if (session.staff() == null) {
      session.close(Close.PROTOCOL);
    } else {
      refuse(session, null, "invalid-frame", problem);
    }
  }

  private void refuse(AgentSession session, @Nullable String ref, String code, String message) {
    meters.counter("routing.frames.refused", "code", code).increment();
    session.send(new DeskFrame.Refused(ref, code, message));
  }

  private static @Nullable String ref(AgentFrame frame) {
    return switch (frame) {
      case AgentFrame.SetPresence it -> it.requestId();
      case AgentFrame.AcceptOffer it -> it.offerId();
      case AgentFrame.DeclineOffer it -> it.offerId();
      case AgentFrame.Post it -> it.clientMessageId();
      case AgentFrame.Edit it -> it.requestId();
      case AgentFrame.Recall it -> it.requestId();
      case AgentFrame.Resolve it -> it.requestId();
      case AgentFrame.RequestCall it -> it.callId();
      case AgentFrame.AcceptCall it -> it.callId();
      case AgentFrame.EndCall it -> it.callId();
      case AgentFrame.CallSay it -> it.callId();
      case AgentFrame.Hello it -> null;
      case AgentFrame.Displayed it -> null;
      case AgentFrame.Typing it -> null;
      case AgentFrame.Refresh it -> null;
      case AgentFrame.Ping it -> null;
    };
  }
}
