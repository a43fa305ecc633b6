package io.xiaoer.gateway.push;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallEnded;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ReceiptKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which words of the shop nobody has had on a screen, and where it rings. Whether a customer is
 * there is not asked of the nodes: the log itself says so, by his receipt or his own next words,
 * from whichever device and node. So one reader per partition knows, and nothing has to be kept
 * about sockets.
 *
 * <p>Pure but for its own state: the time comes in. Not thread-safe. Entries are in the order in
 * which they are due, as all wait equally long.
 */
final class Unseen {
  private static final String CUSTOMER = "customer:";

  private final Duration after;
  private final Duration pause;
  private final int most;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, Instant> called = new LinkedHashMap<>();
  private final Map<String, Notice> ringing = new LinkedHashMap<>();

  private record Waiting(Notice notice, Instant due) {}

  /**
   * Watches nothing yet.
   *
   * @param after how long words wait for a screen
   * @param pause how long a conversation is quiet after a call
   * @param most how many conversations are watched at a time
   */
  Unseen(Duration after, Duration pause, int most) {
    this.after = after;
    this.pause = pause;
    this.most = most;
  }

  /** Takes the next event of a conversation. */
  void take(OfEvent<? extends ConversationEvent> event) {
    String id = event.subject();
    switch (event.data()) {
      case MessagePosted posted -> {
        if (posted.author().kind() == Author.Kind.CUSTOMER) {
          waiting.remove(id);
        } else if (event.facts().subjectKeyId().startsWith(CUSTOMER)) {
          wait(id, event);
        }
      }
      case ReceiptRecorded receipt -> {
        Waiting known = waiting.get(id);
        if (known != null && isOnAScreen(receipt) && receipt.upTo() >= known.notice.seq()) {
          waiting.remove(id);
        }
      }
      case MessageRecalled(_, long messageSeq) -> {
        Waiting known = waiting.get(id);
        if (known != null && messageSeq == known.notice.seq()) {
          waiting.remove(id);
        }
      }
      case CallRequested call -> {
        if (call.by().kind() == Author.Kind.AGENT
            && event.facts().subjectKeyId().startsWith(CUSTOMER)) {
          ringing.put(id, notice(id, event, call.ringsUntil()));
          dropOldest(ringing);
        }
      }
      case CallAccepted _, CallEnded _ -> ringing.remove(id);
      default -> {
        // nothing that is to be read or answered
      }
    }
  }

  /** A device in a pocket has words delivered; they still call. */
  private static boolean isOnAScreen(ReceiptRecorded receipt) {
    return receipt.reader().kind() == Author.Kind.CUSTOMER
        && receipt.reached() != ReceiptKind.DELIVERED;
  }

  private void wait(String id, OfEvent<? extends ConversationEvent> event) {
    Waiting known = waiting.get(id);
    Notice notice = notice(id, event, null);
    if (known == null) {
      waiting.put(id, new Waiting(notice, event.time().plus(after)));
      dropOldest(waiting);
    } else {
      // the first of several words says when, the last says which
      waiting.put(id, new Waiting(notice, known.due));
    }
  }

  private static Notice notice(
      String id, OfEvent<? extends ConversationEvent> event, @Nullable Instant ringsUntil) {
    String customer = event.facts().subjectKeyId().substring(CUSTOMER.length());
    return new Notice(customer, id, event.facts().seq(), event.time(), ringsUntil);
  }

  /**
   * What rings, at once; and what is due, each once; a conversation that called a moment ago is
   * passed over.
   */
  List<Notice> due(Instant now) {
    called.values().removeIf(at -> !at.plus(pause).isAfter(now));
    List<Notice> due = new ArrayList<>();
    Iterator<Waiting> entries = waiting.values().iterator();
    while (entries.hasNext()) {
      Waiting next = entries.next();
      if (next.due.isAfter(now)) {
        break;
      }
      entries.remove();
      if (called.putIfAbsent(next.notice.conversationId(), now) == null) {
        due.add(next.notice);
      }
    }
    dropOldest(called);
    ringing.values().stream().filter(call -> now.isBefore(call.ringsUntil())).forEach(due::add);
    ringing.clear();
    return due;
  }

  private <T> void dropOldest(Map<String, T> map) {
    Iterator<String> oldest = map.keySet().iterator();
    while (map.size() > most) {
      oldest.next();
      oldest.remove();
    }
  }
}
