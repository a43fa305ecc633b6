package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.limits.Denial;
import io.xiaoer.gateway.limits.Gate;
import io.xiaoer.gateway.proactive.Offers;
import io.xiaoer.gateway.proactive.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each frame of a customer does who has said who he is: only in his own conversations, within
 * the limits, with an answer to each request. Frames of one socket come one after the other.
 */
final class CustomerRequests {
  private static final Duration TYPING_EVERY = Duration.ofSeconds(2);

  /** What it works with. */
  record Parts(
      CustomerActions actions,
      CustomerCalls calls,
      CommandWriter commands,
      Gate gate,
      Intake intake,
      Offers offers,
      Clock clock) {}

  private final Wire wire;
  private final Parts parts;
  private final Followed followed;
  private final Consumer<GatewayFrame> answer;
  private @Nullable FrameRate callWords;
  private Instant lastTypingAt = Instant.MIN;

  CustomerRequests(Wire wire, Parts parts, Followed followed, Consumer<GatewayFrame> answer) {
    this.wire = wire;
    this.parts = parts;
    this.followed = followed;
    this.answer = answer;
  }

  /** Carries out a frame of somebody who has said who he is; returns when it was answered. */
  void carryOut(Visitor who, String locale, CustomerFrame frame) throws Refusal {
    Optional<Denial> denial = parts.gate().denies(who, wire.address(), frame);
    if (denial.isPresent()) {
      Denial why = denial.get();
      throw why.isOfTheMoment()
          ? Refusal.ofTheMoment(why.code(), why.words())
          : new Refusal(why.code(), why.words());
    }
    CustomerActions actions = parts.actions();
    switch (frame) {
      case CustomerFrame.Hello _, CustomerFrame.Refresh _, CustomerFrame.Ping _ ->
          throw new IllegalStateException("the session answers it");
      case CustomerFrame.Open open -> open(who, locale, open);
      case CustomerFrame.Post post -> {
        checkOwn(who, post.conversationId());
        carryOut(post.clientMessageId(), actions.post(who, post));
      }
      case CustomerFrame.RequestPerson asked -> {
        checkOwn(who, asked.conversationId());
        carryOut(asked.requestId(), actions.requestPerson(who, asked));
      }
      case CustomerFrame.Edit edit -> {
        checkOwn(who, edit.conversationId());
        carryOut(edit.requestId(), actions.edit(who, edit));
      }
      case CustomerFrame.Recall recall -> {
        checkOwn(who, recall.conversationId());
        carryOut(recall.requestId(), actions.recall(who, recall));
      }
      case CustomerFrame.Receipt receipt -> receipt(who, receipt);
      case CustomerFrame.Displayed(String id, long upTo) ->
          receipt(who, new CustomerFrame.Receipt(id, ReceiptKind.DISPLAYED, upTo));
      case CustomerFrame.Typing typing -> typing(who, typing);
      case CustomerFrame.Leave leave -> {
        checkOwn(who, leave.conversationId());
        carryOut(leave.requestId(), actions.leave(who, leave));
      }
      case CustomerFrame.Behaviour reported -> reported(who, locale, reported);
      case CustomerFrame.AcceptOffer accepted -> accept(who, locale, accepted);
      case CustomerFrame.DismissOffer(String requestId, String offerId) -> {
        offer(who, offerId, false);
        answer.accept(new GatewayFrame.Accepted(requestId));
      }
      case CustomerFrame.Rate rating -> {
        checkOwn(who, rating.conversationId());
        carryOut(rating.requestId(), actions.rate(who, rating));
      }
      case CustomerFrame.Report report -> {
        checkOwn(who, report.conversationId());
        carryOut(report.requestId(), actions.report(who, report));
      }
      case CustomerFrame.RequestCall asked -> {
        checkOwn(who, asked.conversationId());
        followed.calls().join(asked.conversationId(), asked.callId(), asked.endpoint());
        carryOut(asked.callId(), parts.calls().request(who, asked));
      }
      case CustomerFrame.AcceptCall accept -> {
        checkOwn(who, accept.conversationId());
        followed.calls().join(accept.conversationId(), accept.callId(), accept.endpoint());
        carryOut(accept.callId(), parts.calls().accept(who, accept));
      }
      case CustomerFrame.EndCall end -> {
        checkOwn(who, end.conversationId());
        carryOut(end.callId(), parts.calls().end(who, end));
      }
      case CustomerFrame.CallSay say -> say(who, say);
    }
  }

  private void open(Visitor who, String locale, CustomerFrame.Open open) throws Refusal {
    begin(who, open.requestId(), parts.actions().open(who, locale, open));
  }

  /** As if he had opened one himself; the events of its beginning name the rule. */
  private void accept(Visitor who, String locale, CustomerFrame.AcceptOffer accepted)
      throws Refusal {
    Visit.Offer offer = offer(who, accepted.offerId(), true);
    begin(
        who,
        accepted.requestId(),
        parts.actions().openByOffer(who, locale, accepted.requestId(), offer));
  }

  private Visit.Offer offer(Visitor who, String offerId, boolean accepted) throws Refusal {
    return parts
        .offers()
        .answer(who.customer().id(), offerId, accepted)
        .orElseThrow(() -> new Refusal("unknown-offer", "no such offer is open"));
  }

  private void begin(Visitor who, String requestId, OfCommand<ConversationCommand> opening)
      throws Refusal {
    write(requestId, opening);
    answer.accept(new GatewayFrame.Opened(requestId, opening.subject()));
    followed.follow(opening.subject(), 0);
    parts.actions().began(who, opening.subject());
  }

  private void receipt(Visitor who, CustomerFrame.Receipt receipt) throws Refusal {
    checkOwn(who, receipt.conversationId());
    write(null, parts.actions().receipt(who, receipt));
  }

  private void typing(Visitor who, CustomerFrame.Typing typing) throws Refusal {
    checkOwn(who, typing.conversationId());
    Instant now = parts.clock().instant();
    if (now.isAfter(lastTypingAt.plus(TYPING_EVERY))) {
      lastTypingAt = now;
      parts.actions().typing(who, typing);
    }
  }

  /** Passed on only from the page that takes part in the call, and only while it is on. */
  private void say(Visitor who, CustomerFrame.CallSay say) throws Refusal {
    FrameRate counted = callWords == null ? parts.calls().rate() : callWords;
    callWords = counted;
    if (counted.count(parts.clock().instant()) != FrameRate.Verdict.FINE) {
      throw new Refusal("rate-limited", "too many words of a call, slow down");
    }
    checkOwn(who, say.conversationId());
    if (!followed.calls().maySay(say.conversationId(), say.callId(), say.endpoint())) {
      throw new Refusal("no-call", "no such call is on, or another page takes part in it");
    }
    parts.calls().say(who, say);
  }

  private void reported(Visitor who, String locale, CustomerFrame.Behaviour reported) {
    Intake.Taken taken =
        parts.intake().take(who.customer().id(), reported.consent(), reported.deeds());
    answer.accept(
        new GatewayFrame.BehaviourTaken(
            reported.requestId(), taken.accepted(), taken.duplicates(), taken.refused()));
    if (taken.accepted() > 0) {
      parts
          .offers()
          .after(who.customer().id(), locale, reported.consent(), taken.of(reported.deeds()))
          .ifPresent(answer);
    }
  }

  private void carryOut(String ref, OfCommand<ConversationCommand> command) {
    write(ref, command);
    answer.accept(new GatewayFrame.Accepted(ref));
  }

  /** Noted first: the refusal may come back before the write has returned. */
  private void write(@Nullable String ref, OfCommand<ConversationCommand> command) {
    followed.ownCommands().add(command.id(), ref);
    parts.commands().write(command);
  }

  private void checkOwn(Visitor who, String conversationId) throws Refusal {
    if (!followed.has(conversationId)) {
      parts.actions().own(who, conversationId, Duration.ZERO);
    }
  }
}
