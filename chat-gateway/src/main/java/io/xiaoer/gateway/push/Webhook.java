package io.xiaoer.gateway.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Tells a service of the shop's own, which calls its app as it likes. Signed as the Standard
 * Webhooks specification says; the id is the same whenever the same notice is told again.
 */
final class Webhook implements Notifier {
  private static final Logger LOG = Logger.getLogger(Webhook.class);

  private final URI url;
  private final byte[] secret;
  private final Duration timeout;
  private final Clock clock;
  private final Delivery delivery;

  Webhook(URI url, byte[] secret, Duration timeout, Clock clock) {
    this.url = url;
    this.secret = secret.clone();
    this.timeout = timeout;
    this.clock = clock;
    this.delivery = new Delivery(timeout);
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Outcome notify(Notice notice) {
    String id = id(notice);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String body = body(notice);
    int status =
        delivery.send(
            HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + sign(id + "." + timestamp + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build());
    if (status / 100 == 2) {
      return Outcome.SENT;
    }
    LOG.warnf("the webhook of notifications answered %d", status);
    return Outcome.FAILED;
  }

  private static String id(Notice notice) {
    String name = notice.conversationId() + "/" + notice.seq();
    return "msg_" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(Notice notice) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("customerId", notice.customerId());
    data.put("conversationId", notice.conversationId());
    data.put("seq", notice.seq());
    if (notice.ringsUntil() != null) {
      data.put("ringsUntil", notice.ringsUntil());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", notice.ringsUntil() == null ? "conversation.unseen" : "conversation.ringing");
    body.put("timestamp", notice.at());
    body.put("data", data);
    try {
      return Codec.JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String sign(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
