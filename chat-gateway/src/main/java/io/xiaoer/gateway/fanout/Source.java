package io.xiaoer.gateway.fanout;

import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import java.util.List;

/**
 * Where subscriptions read what they have missed.
 *
 * @param transcripts the transcripts
 * @param cipher decrypts them
 */
record Source(Transcripts transcripts, BodyCipher cipher) {
  List<StoredEvent> after(String conversationId, long seq, int limit) {
    return transcripts.after(conversationId, seq, limit);
  }

  Line line(StoredEvent stored) {
    return Line.of(cipher.decrypt(stored.event()));
  }
}
