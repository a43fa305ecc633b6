package io.xiaoer.gateway.proactive;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.socket.GatewayFrame.Offered;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.Consents.Purpose;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.mongo.Triggers;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.gateway.proactive.Visit.Match;
import io.xiaoer.gateway.proactive.Visit.Offer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Offers help to customers with an open socket, by the shop's rules. What is shown and answered is
 * noted as behaviour. An offer is set aside in the store before it is shown: of two devices that
 * lead to one at the same time, one shows it.
 */
@Singleton
public class Offers {
  private final Parts parts;
  private final Policy policy;
  private final Clock clock;
  private final MeterRegistry meters;
  private final String shopId;
  private final String consentVersion;

  /** What offers are made of. */
  public record Parts(
      Triggers triggers,
      Visits visits,
      Consents consents,
      CustomerLists lists,
      Transcripts transcripts,
      Intake intake) {}

  /** Offers by the shop's rules. */
  public Offers(
      Parts parts,
      Policy policy,
      Clock clock,
      MeterRegistry meters,
      GatewayConfig config,
      PrivacyConfig privacy) {
    this.parts = parts;
    this.policy = policy;
    this.clock = clock;
    this.meters = meters;
    this.shopId = config.shop().id();
    this.consentVersion = privacy.consentVersion();
  }

  /**
   * What he is to be offered after what he did.
   *
   * @param locale of his page
   * @param consent the version of the words that he agreed to, as his app names it
   * @param deeds what he did; it was taken in, so he has agreed to being looked at
   */
  public Optional<Offered> after(
      String customerId, String locale, @Nullable String consent, List<Deed> deeds) {
    if (!parts.consents().allows(customerId, Purpose.PROACTIVE, consentVersion)) {
      return Optional.empty();
    }
    Triggers.OfShop rules = parts.triggers().of(shopId);
    if (rules.triggers().isEmpty()) {
      return Optional.empty();
    }
    Visits.Kept before =
        parts.visits().find(customerId).orElseGet(() -> new Visits.Kept(Visit.NONE, 0));
    Visit visit = before.visit();
    Optional<Match> match = Optional.empty();
    for (Deed deed : deeds) {
      visit = visit.after(deed);
      match = match.isPresent() ? match : visit.match(rules.triggers(), deed);
    }
    Optional<Offer> offer =
        match
            .filter(found -> isTime(customerId, rules.caps(), before.visit(), found))
            .map(found -> offer(found, consent));
    Instant now = now();
    if (offer.isPresent()) {
      visit = visit.offered(offer.get(), now, today(now));
    }
    if (visit.equals(before.visit())
        || !parts.visits().keep(customerId, visit, before.version())
        || offer.isEmpty()) {
      return Optional.empty();
    }
    Offer made = offer.get();
    Trigger trigger = match.orElseThrow().trigger();
    note(customerId, made, "shown", new BehaviourEvent.OfferShown(shopId, made.id(), trigger.id()));
    return Optional.of(
        new Offered(made.id(), trigger.id(), trigger.text(locale), made.productId()));
  }

  private static Offer offer(Match match, @Nullable String consent) {
    String id = UUID.randomUUID().toString();
    return new Offer(id, match.trigger().id(), match.productId(), consent, false);
  }

  /** Why there is no offer, where a rule holds, is counted. */
  private boolean isTime(String customerId, Caps caps, Visit visit, Match match) {
    Instant now = now();
    String why = null;
    if (!visit.allows(caps, now, today(now))) {
      why = "capped";
    } else if (policy.hours().opensAfter(now).isPresent()) {
      why = "closed";
    } else if (isTalking(customerId)) {
      why = "talking";
    }
    if (why != null) {
      count(why, match.trigger().id());
    }
    return why == null;
  }

  private boolean isTalking(String customerId) {
    List<String> ids = parts.lists().of(customerId, CustomerLists.CONVERSATIONS);
    return !parts.transcripts().open(ids).isEmpty();
  }

  /**
   * Takes his answer.
   *
   * @return the offer, if it is his latest; the same answer again gives the same
   */
  public Optional<Offer> answer(String customerId, String offerId, boolean accepted) {
    Optional<Visits.Kept> kept = parts.visits().find(customerId);
    Offer offer = kept.map(one -> one.visit().offer()).orElse(null);
    if (kept.isEmpty() || offer == null || !offer.id().equals(offerId)) {
      return Optional.empty();
    }
    if (!offer.answered()) {
      Caps caps = parts.triggers().of(shopId).caps();
      Visit after = kept.get().visit().answered(offer, accepted, caps, now());
      if (parts.visits().keep(customerId, after, kept.get().version())) {
        note(
            customerId,
            offer,
            accepted ? "accepted" : "dismissed",
            new BehaviourEvent.OfferAnswered(shopId, offer.id(), offer.triggerId(), accepted));
      }
    }
    return Optional.of(offer);
  }

  private void note(String customerId, Offer offer, String outcome, BehaviourEvent what) {
    count(outcome, offer.triggerId());
    parts
        .intake()
        .note(customerId, offer.consent(), new Deed(offer.id() + ":" + outcome, now(), what));
  }

  private void count(String outcome, String triggerId) {
    meters.counter("gateway.offers", "outcome", outcome, "trigger", triggerId).increment();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, policy.hours().zone());
  }
}
