package io.xiaoer.gateway.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.gateway.mongo.Subscription;
import io.xiaoer.gateway.mongo.Subscriptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Calls a customer's browsers through their push services (RFC 8030). What they are told is which
 * conversation, which language, and whether it rings; a subscription whose service says that it is
 * gone is forgotten.
 */
final class WebPush implements Notifier {
  private static final Logger LOG = Logger.getLogger(WebPush.class);
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOPIC_BYTES = 24;

  private final Vapid vapid;
  private final PushConfig config;
  private final Subscriptions subscriptions;
  private final Delivery delivery;
  private final SecureRandom random = new SecureRandom();

  WebPush(Vapid vapid, PushConfig config, Subscriptions subscriptions) {
    this.vapid = vapid;
    this.config = config;
    this.subscriptions = subscriptions;
    this.delivery = new Delivery(config.timeout());
  }

  @Override
  public String name() {
    return "web-push";
  }

  @Override
  public Outcome notify(Notice notice) {
    List<Subscription> browsers = subscriptions.of(notice.customerId());
    Outcome outcome = Outcome.NOBODY;
    for (Subscription browser : browsers) {
      int status = delivery.send(request(notice, browser));
      if (status == NOT_FOUND || status == GONE) {
        subscriptions.remove(notice.customerId(), browser.endpoint());
      } else if (status / 100 == 2) {
        outcome = Outcome.SENT;
      } else {
        outcome = outcome == Outcome.SENT ? outcome : Outcome.FAILED;
        LOG.warnf("%s answered %d", URI.create(browser.endpoint()).getHost(), status);
      }
    }
    return outcome;
  }

  private HttpRequest request(Notice notice, Subscription browser) {
    URI endpoint = URI.create(browser.endpoint());
    byte[] body =
        Encryption.encrypt(
            payload(notice, browser),
            Vapid.decode(browser.p256dh()),
            Vapid.decode(browser.auth()),
            random);
    return HttpRequest.newBuilder(endpoint)
        .timeout(config.timeout())
        .header("Authorization", vapid.authorization(endpoint))
        .header("Content-Encoding", "aes128gcm")
        .header("Content-Type", "application/octet-stream")
        .header("TTL", Long.toString(keep(notice).toSeconds()))
        .header("Urgency", "high")
        .header("Topic", topic(notice))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static byte[] payload(Notice notice, Subscription browser) {
    try {
      Map<String, String> told = new LinkedHashMap<>();
      told.put("conversationId", notice.conversationId());
      told.put("locale", browser.locale());
      if (notice.ringsUntil() != null) {
        told.put("kind", "call");
      }
      return Codec.JSON.writeValueAsBytes(told);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A device that comes back when it does not ring any more is not told that it rings. */
  private Duration keep(Notice notice) {
    return notice.ringsUntil() == null
        ? config.keep()
        : Duration.between(notice.at(), notice.ringsUntil());
  }

  /**
   * A later notice takes the place of an earlier one of its kind that a device has not had; at most
   * 32 letters.
   */
  private static String topic(Notice notice) {
    String name = notice.conversationId() + (notice.ringsUntil() == null ? "" : "/call");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
