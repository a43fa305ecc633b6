package io.xiaoer.gateway.media;

import io.xiaoer.gateway.mongo.MediaRegistry;
import java.util.List;

/** Forgets media: for erasure and for retention. What was forgotten already stays forgotten. */
public final class MediaErasure {
  private final MediaBytes bytes;
  private final MediaRegistry registry;

  /** Erasure of bytes and of what is known of them. */
  public MediaErasure(MediaBytes bytes, MediaRegistry registry) {
    this.bytes = bytes;
    this.registry = registry;
  }

  /**
   * Forgets all media of a conversation, also those that were never posted. Safe to repeat after
   * any failure.
   *
   * @return how many there were
   * @throws MediaStore.Unavailable if the store does not answer
   */
  public int forget(String conversationId) {
    List<String> ids = registry.ofConversation(conversationId);
    for (String id : ids) {
      bytes.forget(id);
      registry.forget(id);
    }
    registry.forgetConversation(conversationId);
    return ids.size();
  }

  /** Forgets how much a customer has uploaded. */
  public void forgetCustomer(String customerId) {
    registry.forgetCustomer(customerId);
  }
}
