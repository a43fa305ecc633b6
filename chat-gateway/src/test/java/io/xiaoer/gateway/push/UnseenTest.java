package io.xiaoer.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.Content;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnseenTest {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "c-1", "李娜");
  private static final Author AGENT = new Author(Author.Kind.AGENT, "a-1", "陈晓");

  private final Unseen unseen = new Unseen(Duration.ofSeconds(8), Duration.ofMinutes(1), 3);

  @Test
  void wordsThatNobodyHasOnAScreenCallTheirCustomerOnce() {
    take("k-1", 3, 0, words(AGENT));
    assertThat(unseen.due(NOON.plusSeconds(7))).isEmpty();
    assertThat(unseen.due(NOON.plusSeconds(8)))
        .containsExactly(new Notice("c-1", "k-1", 3, NOON, null));
    assertThat(unseen.due(NOON.plusSeconds(9))).isEmpty();
  }

  @Test
  void aReceiptOfAnyDeviceOrTheCustomersOwnWordsCallNobody() {
    take("k-1", 3, 0, words(AGENT));
    take("k-1", 4, 1, new ReceiptRecorded(CUSTOMER, 3));
    take("k-2", 3, 0, words(AGENT));
    take("k-2", 4, 1, words(CUSTOMER));
    assertThat(unseen.due(NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void aReceiptForEarlierWordsOfAnAgentOrOfADeviceInAPocketChangesNothing() {
    take("k-1", 3, 0, words(AGENT));
    take("k-1", 4, 1, new ReceiptRecorded(CUSTOMER, 2));
    take("k-1", 5, 1, new ReceiptRecorded(AGENT, 3));
    take("k-1", 6, 1, new ReceiptRecorded(CUSTOMER, 3, ReceiptKind.DELIVERED));
    assertThat(unseen.due(NOON.plusSeconds(8))).hasSize(1);
  }

  @Test
  void wordsThatWereTakenBackCallNobody() {
    take("k-1", 3, 0, words(AGENT));
    take("k-1", 4, 1, new MessageRecalled(AGENT, 3));
    assertThat(unseen.due(NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void severalWordsAreOneCallAndSoIsAMinute() {
    take("k-1", 3, 0, words(AGENT));
    take("k-1", 4, 5, words(AGENT));
    assertThat(unseen.due(NOON.plusSeconds(8)))
        .containsExactly(new Notice("c-1", "k-1", 4, NOON.plusSeconds(5), null));
    take("k-1", 5, 20, words(AGENT));
    assertThat(unseen.due(NOON.plusSeconds(28))).isEmpty();
    take("k-1", 6, 70, words(AGENT));
    assertThat(unseen.due(NOON.plusSeconds(78))).hasSize(1);
  }

  @Test
  void aCallOfAnAgentRingsAtOnceAndOnceAndTheCustomersOwnNever() {
    Instant until = NOON.plusSeconds(45);
    take("k-1", 3, 0, words(AGENT));
    take("k-1", 4, 1, rings(AGENT, until));
    take("k-2", 3, 1, rings(CUSTOMER, until));
    assertThat(unseen.due(NOON.plusSeconds(1)))
        .containsExactly(new Notice("c-1", "k-1", 4, NOON.plusSeconds(1), until));
    assertThat(unseen.due(NOON.plusSeconds(2))).isEmpty();
    assertThat(unseen.due(NOON.plusSeconds(8))).hasSize(1);
  }

  @Test
  void aCallThatIsAnsweredOrOverBeforeAnybodyIsCalledRingsNowhere() {
    Instant until = NOON.plusSeconds(45);
    take("k-1", 3, 0, rings(AGENT, until));
    take("k-1", 4, 0, new CallAccepted("call-1", CUSTOMER, "page-2"));
    take("k-2", 3, 0, rings(AGENT, until));
    take("k-2", 4, 0, new CallEnded("call-1", AGENT, CallEnd.CANCELLED, 0));
    assertThat(unseen.due(NOON.plusSeconds(1))).isEmpty();
    take("k-3", 3, 0, rings(AGENT, until));
    assertThat(unseen.due(until)).isEmpty();
  }

  @Test
  void itWatchesNoMoreThanItMay() {
    for (int i = 1; i <= 4; i++) {
      take("k-" + i, 3, i, words(AGENT));
    }
    assertThat(unseen.due(NOON.plusSeconds(60)))
        .extracting(Notice::conversationId)
        .containsExactly("k-2", "k-3", "k-4");
  }

  private static CallRequested rings(Author author, Instant until) {
    return new CallRequested("call-1", author, CallKind.AUDIO, "page-1", until);
  }

  private static MessagePosted words(Author author) {
    return new MessagePosted(author, new Content.Text("你好"), null);
  }

  private void take(String id, long seq, int second, ConversationEvent data) {
    Instant at = NOON.plusSeconds(second);
    Facts facts = new Facts(seq, "cause", Map.of(), "customer:c-1");
    unseen.take(new OfEvent<>(id + seq, "/chat-gateway", id, at, null, facts, data));
  }
}
