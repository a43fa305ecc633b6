package io.xiaoer.gateway.safety;

import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.mongo.PersonData;
import io.xiaoer.gateway.mongo.Subscriptions;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.gateway.vault.SubjectKeys;
import jakarta.inject.Singleton;

/**
 * Erases a person: his key is destroyed, and with it whatever words about him lie in topics,
 * stores, state stores and backups; what is not encrypted with it is deleted. Safe to repeat after
 * any failure.
 *
 * <p>Left are numbers, times and kinds of what happened, under an id without a name, so that
 * figures stay what they were; what he consented to and when; and who saw which masked original or
 * was handed what is held about him.
 */
@Singleton
public class Erasure {
  private final SubjectKeys keys;
  private final PersonData data;
  private final MediaErasure media;
  private final Subscriptions subscriptions;
  private final Visits visits;

  Erasure(
      SubjectKeys keys,
      PersonData data,
      MediaErasure media,
      Subscriptions subscriptions,
      Visits visits) {
    this.keys = keys;
    this.data = data;
    this.media = media;
    this.subscriptions = subscriptions;
    this.visits = visits;
  }

  /**
   * What was erased.
   *
   * @param keyDestroyed whether the key was destroyed now; if not, it was before
   * @param media how many media were deleted
   * @param originals how many sealed originals were deleted
   */
  public record Erased(boolean keyDestroyed, int media, long originals) {}

  /**
   * Erases a customer. The key goes first: whatever fails after it, nothing can be read any more.
   *
   * @throws com.mongodb.MongoException if the store is down
   * @throws io.xiaoer.gateway.media.MediaStore.Unavailable if the store of media is down
   */
  public Erased erase(String customerId) {
    String whose = Ids.subjectKey(customerId);
    boolean first = keys.destroy(whose);
    subscriptions.removeAll(customerId);
    visits.forget(customerId);
    int files = 0;
    for (String conversation : data.conversations(customerId)) {
      files += media.forget(conversation);
    }
    media.forgetCustomer(customerId);
    return new Erased(first, files, data.forgetOriginalsOf(whose));
  }
}
