package io.xiaoer.routing.streams;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge must know of an open conversation to tell the desk of it.
 *
 * @param seq number of the last event that was followed; those up to it may come again
 * @param deskId the desk that serves it
 * @param customer whose it is
 * @param atDesk whether the desk has heard of it
 * @param waiting whether it waits, as far as the conversation log says
 * @param brief what the bot knows, if anything
 */
record ConversationFacts(
    long seq,
    String deskId,
    Customer customer,
    boolean atDesk,
    boolean waiting,
    @Nullable HandOverBrief brief) {
  static ConversationFacts begun(long seq, String deskId, Customer customer) {
    return new ConversationFacts(seq, deskId, customer, false, false, null);
  }

  ConversationFacts upTo(long newSeq) {
    return new ConversationFacts(newSeq, deskId, customer, atDesk, waiting, brief);
  }

  ConversationFacts queued() {
    return new ConversationFacts(seq, deskId, customer, true, true, brief);
  }

  ConversationFacts served() {
    return new ConversationFacts(seq, deskId, customer, atDesk, false, brief);
  }

  ConversationFacts backAtBot() {
    return new ConversationFacts(seq, deskId, customer, false, false, null);
  }

  ConversationFacts briefed(HandOverBrief told) {
    return new ConversationFacts(seq, deskId, customer, atDesk, waiting, told);
  }
}
