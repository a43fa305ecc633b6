package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Standing.agentHasControl;
import static io.xiaoer.gateway.core.Standing.botHasControl;
import static io.xiaoer.gateway.core.Standing.changed;
import static io.xiaoer.gateway.core.Standing.isCustomer;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationReopened;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageEdited;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageFlagged;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.conversation.Screening;
import io.xiaoer.gateway.core.Conversation.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may say what, and for how long he may say it otherwise. */
final class MessageRules {
  private MessageRules() {}

  static Outcome post(Known state, PostMessage post) {
    RefusalCode refusal =
        switch (post.author().kind()) {
          case CUSTOMER ->
              isCustomer(state, post.author()) && mayBeSaidByCustomer(post.content())
                  ? null
                  : RefusalCode.NOT_ALLOWED;
          case BOT -> botHasControl(state, post.controlEpoch()) ? null : RefusalCode.NO_CONTROL;
          case AGENT ->
              agentHasControl(state, post.author().id(), post.controlEpoch())
                  ? null
                  : RefusalCode.NO_CONTROL;
          case SYSTEM -> RefusalCode.NOT_ALLOWED;
        };
    if (refusal == null
        && post.author().kind() != Author.Kind.CUSTOMER
        && !mayBeSaidForShop(post.content())) {
      refusal = RefusalCode.NOT_ALLOWED;
    }
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    return Outcome.yes(
        new MessagePosted(post.author(), post.content(), post.clientMessageId(), post.screening()));
  }

  /** With a flag behind a message that gives concern, so that nobody has to read them all. */
  static Outcome flagged(Known state, Outcome outcome) {
    List<ConversationEvent> events = new ArrayList<>();
    for (ConversationEvent event : outcome.events()) {
      events.add(event);
      long seq = state.lastSeq() + events.size();
      if (event instanceof MessagePosted said) {
        flag(seq, said.author(), said.screening()).ifPresent(events::add);
      } else if (event instanceof MessageEdited edited) {
        flag(edited.messageSeq(), edited.author(), edited.screening()).ifPresent(events::add);
      }
    }
    return new Outcome(events, outcome.refusal());
  }

  private static Optional<ConversationEvent> flag(
      long seq, Author author, @Nullable Screening screening) {
    return screening == null || screening.concerns().isEmpty()
        ? Optional.empty()
        : Optional.of(new MessageFlagged(seq, author, screening.concerns()));
  }

  /** What asks for an answer in a form, and what nobody can say, is not the customer's. */
  private static boolean mayBeSaidByCustomer(Content content) {
    return switch (content) {
      case Content.Text _,
          Content.Image _,
          Content.Voice _,
          Content.Video _,
          Content.File _,
          Content.OrderCard _,
          Content.ProductCard _,
          Content.FormAnswer _ ->
          true;
      case Content.QuickReplies _, Content.Link _, Content.Form _, Content.Other _ -> false;
    };
  }

  private static boolean mayBeSaidForShop(Content content) {
    return !(content instanceof Content.FormAnswer || content instanceof Content.Other);
  }

  /** Something laid beside a message that is there. */
  static Outcome beside(Known state, long messageSeq, ConversationEvent event) {
    return messageSeq > state.lastSeq()
        ? Outcome.no(RefusalCode.UNKNOWN_MESSAGE)
        : Outcome.yes(event);
  }

  /** A word of the customer soon after the end: whoever had the matter before has it again. */
  static Outcome reopen(Known state, PostMessage post, Instant now, Policy policy) {
    Instant closedAt = state.life().closedAt();
    boolean inTime = closedAt != null && !now.isAfter(closedAt.plus(policy.reopen()));
    if (!inTime || !isCustomer(state, post.author())) {
      return Outcome.no(RefusalCode.CONVERSATION_CLOSED);
    }
    Outcome said = post(state, post);
    if (said.refusal() != null) {
      return said;
    }
    Conversation.Opening began = state.opening();
    List<ConversationEvent> events = new ArrayList<>();
    events.add(
        new ConversationReopened(
            began.shopId(), began.customer(), began.entrance(), began.locale()));
    events.add(
        changed(
            state,
            state.life().endedWithPeople()
                ? new Control.Queue(policy.hours().opensAfter(now).orElse(null))
                : new Control.Bot()));
    events.addAll(said.events());
    return new Outcome(events, null);
  }

  static Outcome edit(Known state, EditMessage edit, Instant now, Policy policy) {
    RefusalCode refusal =
        ownWords(state, edit.author(), edit.controlEpoch(), edit.messageSeq(), now, policy.edit());
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    boolean words =
        edit.content() instanceof Content.Text
            && state.said(edit.messageSeq()).filter(s -> s.words() && !s.recalled()).isPresent();
    return words
        ? Outcome.yes(
            new MessageEdited(edit.author(), edit.messageSeq(), edit.content(), edit.screening()))
        : Outcome.no(RefusalCode.NOT_ALLOWED);
  }

  static Outcome recall(Known state, RecallMessage recall, Instant now, Policy policy) {
    RefusalCode refusal =
        ownWords(
            state,
            recall.author(),
            recall.controlEpoch(),
            recall.messageSeq(),
            now,
            policy.recall());
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    return state.said(recall.messageSeq()).filter(Spoken::recalled).isPresent()
        ? Outcome.yes()
        : Outcome.yes(new MessageRecalled(recall.author(), recall.messageSeq()));
  }

  /** Why somebody may not touch a message: not his, too long ago, or not one at all. */
  private static @Nullable RefusalCode ownWords(
      Known state,
      Author author,
      @Nullable Integer epoch,
      long messageSeq,
      Instant now,
      Duration window) {
    boolean speaks =
        switch (author.kind()) {
          case CUSTOMER -> isCustomer(state, author);
          case AGENT -> agentHasControl(state, author.id(), epoch);
          case BOT, SYSTEM -> false;
        };
    if (!speaks) {
      return author.kind() == Author.Kind.AGENT ? RefusalCode.NO_CONTROL : RefusalCode.NOT_ALLOWED;
    }
    Optional<Spoken> said = state.said(messageSeq);
    if (said.isEmpty()) {
      boolean longAgo =
          state.spoken().size() == Conversation.RECENT_MESSAGES
              && messageSeq < state.spoken().getFirst().seq();
      return longAgo ? RefusalCode.TOO_LATE : RefusalCode.UNKNOWN_MESSAGE;
    }
    if (!said.get().author().equals(Conversation.key(author))) {
      return RefusalCode.NOT_ALLOWED;
    }
    return now.isAfter(said.get().at().plus(window)) ? RefusalCode.TOO_LATE : null;
  }
}
