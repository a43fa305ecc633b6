package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an agent in a few sentences what happened so far. */
final class Brief {
  private Brief() {}

  static HandOverBrief of(
      DialogueState state,
      @Nullable Understood message,
      Reason reason,
      Wording words,
      Map<String, String> evidence) {
    Intent intent = subject(state);
    Map<String, String> slots = slots(state, message, words);
    slots.putAll(evidence);
    return new HandOverBrief(
        reason,
        problemClass(reason, intent),
        intent == null ? null : intent.id(),
        state.language().tag(),
        state.tally().mood(),
        summary(state, reason, words),
        slots);
  }

  /** The latest problem: "转人工" after "付款失败" is about the payment. */
  private static @Nullable Intent subject(DialogueState state) {
    return state.tally().story().reversed().stream()
        .map(Intent::of)
        .filter(one -> one != null && SmallTalk.hasMatter(one))
        .findFirst()
        .orElse(null);
  }

  private static ProblemClass problemClass(Reason reason, @Nullable Intent intent) {
    if (intent == null) {
      return reason == Reason.ANGRY ? ProblemClass.COMPLAINT : ProblemClass.GENERAL;
    }
    return intent.problemClass();
  }

  private static String summary(DialogueState state, Reason reason, Wording words) {
    List<String> parts = new ArrayList<>();
    parts.add(words.word("summary.reason-" + reason.name()));
    parts.add(words.word("summary.entrance-" + state.party().entrance().name()));
    List<String> asked =
        state.tally().story().stream()
            .filter(id -> Intent.of(id) instanceof Intent one && SmallTalk.hasMatter(one))
            .map(words::nameOf)
            .toList();
    if (!asked.isEmpty()) {
      parts.add(words.word("summary.asked", "list", words.list(asked)));
    }
    ExchangeDraft draft = state.exchange();
    if (draft != null && draft.itemId() != null) {
      parts.add(words.word("summary.exchange", "list", words.list(draft.told(words))));
    }
    String last = state.tally().lastWords();
    if (last != null && !last.isBlank()) {
      parts.add(words.word("summary.last", "text", withoutPhone(last)));
    }
    return words.list(parts);
  }

  private static Map<String, String> slots(
      DialogueState state, @Nullable Understood message, Wording words) {
    Map<String, String> slots = new LinkedHashMap<>();
    String named = message == null ? null : message.entities().orderNumber();
    String orderId = named == null ? state.focus().orderId() : named;
    if (orderId != null) {
      slots.put("orderId", orderId);
    }
    if (state.focus().productId() != null) {
      slots.put("productId", state.focus().productId());
    }
    if (message != null && message.entities().amountFen() != null) {
      slots.put("amountFen", String.valueOf(message.entities().amountFen()));
    }
    if (state.exchange() != null) {
      slots.putAll(state.exchange().slots(words));
    }
    return slots;
  }

  private static String withoutPhone(String text) {
    return text.replaceAll("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)", "$1****$2");
  }
}
