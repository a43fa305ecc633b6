package io.xiaoer.gateway.media;

import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.MediaRegistry;
import java.util.List;

/** Forgets media: for erasure and for retention. What was forgotten already stays forgotten. */
public final class MediaErasure {
  private final MediaStore store;
  private final MediaRegistry registry;

  /** Erasure from a store. */
  public MediaErasure(MediaStore store, MediaRegistry registry) {
    this.store = store;
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
      for (Variant variant : Variant.values()) {
        store.delete(StoredMedium.key(id, variant));
      }
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
