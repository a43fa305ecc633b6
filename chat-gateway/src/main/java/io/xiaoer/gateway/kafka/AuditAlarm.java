package io.xiaoer.gateway.kafka;

import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.mongo.AuditBreaks;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Raises the alarm of the {@link Auditor}: a record, the metric, one line in the log. */
final class AuditAlarm {
  private static final Logger LOG = Logger.getLogger(AuditAlarm.class);

  /** More than this many at once are counted, not noted. */
  private static final int MOST_BREAKS = 200;

  private final AuditBreaks breaks;
  private final AuditState state;
  private final String shopId;

  /**
   * An alarm.
   *
   * @param shopId to whom a break is shown that belongs to no shop
   */
  AuditAlarm(AuditBreaks breaks, AuditState state, String shopId) {
    this.breaks = breaks;
    this.state = state;
    this.shopId = shopId;
  }

  /** Raises it for what was not found before. */
  void raise(List<Break> found, Instant now) {
    List<Break> ours = found.stream().map(this::ofShop).toList();
    List<Break> fresh = breaks.note(ours.subList(0, Math.min(ours.size(), MOST_BREAKS)), now);
    for (Break one : fresh) {
      state.found(one);
      LOG.errorf(
          "audit: %s in conversation %s number %d: %s %d at %d",
          one.kind(), one.conversationId(), one.seq(), one.topic(), one.partition(), one.offset());
    }
    ours.stream().skip(MOST_BREAKS).forEach(state::found);
  }

  /** How many breaks nobody has acknowledged. */
  long open() {
    return breaks.open(shopId);
  }

  /** What belongs to nobody is shown to the shop. */
  private Break ofShop(Break one) {
    return one.origin().equals(Origin.UNKNOWN)
        ? one.at(new Origin(shopId, Origin.UNKNOWN.entrance()))
        : one;
  }
}
