package io.xiaoer.gateway.proactive;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.signal.ConversationSignal.OfferDue;
import io.xiaoer.contracts.socket.GatewayFrame.Offered;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.kafka.TopicWriter;
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
 * Offers help to customers with an open socket, by the shop's rules; what they did may come over
 * that socket or over REST. What is shown and answered is noted as behaviour. An offer is set aside
 * in the store before it is shown: of two devices that lead to one at the same time, one shows it.
 */
@Singleton
public class Offers {
  /** How often what he did is remembered anew because another device was faster. */
  private static final int TRIES = 3;

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
      Intake intake,
      TopicWriter topics) {}

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
    return remembered(customerId, deeds)
        .filter(match -> isTime(customerId, match))
        .flatMap(match -> offer(customerId, locale, consent, match));
  }

  /**
   * He did something, and his app did not say so over a socket: if that leads to an offer, the
   * nodes are told, and one on which he has a socket makes it.
   *
   * @param consent the version of the words that he agreed to, as the report names it
   * @param deeds what he did; it was taken in
   */
  public void noticed(String customerId, @Nullable String consent, List<Deed> deeds) {
    remembered(customerId, deeds)
        .filter(match -> isTime(customerId, match))
        .map(match -> new OfferDue(match.trigger().id(), match.productId(), consent))
        .ifPresent(due -> tell(customerId, due));
  }

  private void tell(String customerId, OfferDue due) {
    parts
        .topics()
        .hint(
            Topics.CONVERSATION_SIGNALS,
            new OfSignal(
                UUID.randomUUID().toString(),
                ConversationRules.SOURCE,
                Ids.subjectKey(customerId),
                now(),
                null,
                due));
  }

  /**
   * The offer that {@link #noticed} has led to, for a socket of his.
   *
   * @param locale of his page
   * @return nothing if another device of his shows it, or if it must not be shown any more
   */
  public Optional<Offered> due(String customerId, String locale, OfferDue due) {
    if (!parts.consents().allows(customerId, Purpose.PROACTIVE, consentVersion)) {
      return Optional.empty();
    }
    return parts.triggers().of(shopId).triggers().stream()
        .filter(trigger -> trigger.enabled() && trigger.id().equals(due.triggerId()))
        .findFirst()
        .map(trigger -> new Match(trigger, due.productId()))
        .filter(match -> whyNot(customerId) == null)
        .flatMap(match -> offer(customerId, locale, due.consent(), match));
  }

  /** Remembers what he did; gives the first rule that held in between. */
  private Optional<Match> remembered(String customerId, List<Deed> deeds) {
    if (!parts.consents().allows(customerId, Purpose.PROACTIVE, consentVersion)) {
      return Optional.empty();
    }
    Triggers.OfShop rules = parts.triggers().of(shopId);
    if (rules.triggers().isEmpty()) {
      return Optional.empty();
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Visits.Kept before = kept(customerId);
      Visit visit = before.visit();
      Optional<Match> match = Optional.empty();
      for (Deed deed : deeds) {
        visit = visit.after(deed);
        match = match.isPresent() ? match : visit.match(rules.triggers(), deed);
      }
      if (visit.equals(before.visit())
          || parts.visits().keep(customerId, visit, before.version())) {
        return match;
      }
    }
    return Optional.empty();
  }

  private Visits.Kept kept(String customerId) {
    return parts.visits().find(customerId).orElseGet(() -> new Visits.Kept(Visit.NONE, 0));
  }

  /** Sets an offer aside, unless somebody was faster, and shows it. */
  private Optional<Offered> offer(
      String customerId, String locale, @Nullable String consent, Match match) {
    Trigger trigger = match.trigger();
    String id = UUID.randomUUID().toString();
    Offer made = new Offer(id, trigger.id(), match.productId(), consent, false);
    Visits.Kept before = kept(customerId);
    Instant now = now();
    if (!before.visit().allows(parts.triggers().of(shopId).caps(), now, today(now))
        || !parts
            .visits()
            .keep(customerId, before.visit().offered(made, now, today(now)), before.version())) {
      return Optional.empty();
    }
    note(customerId, made, "shown", new BehaviourEvent.OfferShown(shopId, id, trigger.id()));
    return Optional.of(new Offered(id, trigger.id(), trigger.text(locale), match.productId()));
  }

  /** Why there is no offer, where a rule holds, is counted. */
  private boolean isTime(String customerId, Match match) {
    String why = whyNot(customerId);
    if (why != null) {
      count(why, match.trigger().id());
    }
    return why == null;
  }

  private @Nullable String whyNot(String customerId) {
    Instant now = now();
    if (!kept(customerId).visit().allows(parts.triggers().of(shopId).caps(), now, today(now))) {
      return "capped";
    }
    if (policy.hours().opensAfter(now).isPresent()) {
      return "closed";
    }
    return isTalking(customerId) ? "talking" : null;
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
