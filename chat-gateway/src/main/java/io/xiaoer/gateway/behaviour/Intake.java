package io.xiaoer.gateway.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.socket.GatewayFrame.DeedRefused;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.mongo.DeedNumbers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes deeds in. A number is set aside in the store first, then the event is written; a report
 * that was cut off in between and comes again writes what was missing, with the same ids and
 * numbers. What had been written before is dropped.
 */
@Singleton
public class Intake {
  private final ProfilingConsent consent;
  private final BehaviourConfig config;
  private final DeedNumbers numbers;
  private final TopicWriter topics;
  private final BodyCipher cipher;
  private final Clock clock;
  private final MeterRegistry meters;
  private final String shopId;

  /** Takes in what consent allows. */
  public Intake(
      ProfilingConsent consent,
      BehaviourConfig config,
      GatewayConfig gateway,
      DeedNumbers numbers,
      TopicWriter topics,
      BodyCipher cipher,
      Clock clock,
      MeterRegistry meters) {
    this.consent = consent;
    this.config = config;
    this.numbers = numbers;
    this.topics = topics;
    this.cipher = cipher;
    this.clock = clock;
    this.meters = meters;
    this.shopId = gateway.shop().id();
  }

  /**
   * What became of a report.
   *
   * @param accepted how many deeds were new and are durable
   * @param duplicates how many had been taken in before
   * @param refused those that were not taken in
   */
  public record Taken(int accepted, int duplicates, List<DeedRefused> refused) {
    /** Those of the reported deeds that were not refused. */
    public List<Deed> of(List<Deed> reported) {
      Set<@Nullable String> gone =
          refused.stream().map(DeedRefused::id).collect(Collectors.toCollection(HashSet::new));
      return reported.stream().filter(deed -> !gone.contains(deed.id())).toList();
    }
  }

  /**
   * What could be read of a report.
   *
   * @param deeds those that are deeds
   * @param refused the others, each with a code
   */
  public record Readable(List<Deed> deeds, List<DeedRefused> refused) {}

  /**
   * Takes in what was read as it is.
   *
   * @param customerId who did it
   * @param named the version of the consent's text that the reporter names
   * @throws TopicWriter.NotDurable if it cannot be written now
   */
  public Taken take(String customerId, @Nullable String named, List<Deed> deeds) {
    return take(customerId, named, deeds, new ArrayList<>());
  }

  /** Takes in what could be read. The rest is refused. */
  public Taken take(String customerId, @Nullable String named, Readable report) {
    return take(customerId, named, report.deeds(), new ArrayList<>(report.refused()));
  }

  /** Reads each deed by itself: one that is none does not spoil the others. */
  public static Readable read(Iterable<JsonNode> deeds) {
    List<Deed> readable = new ArrayList<>();
    List<DeedRefused> refused = new ArrayList<>();
    for (JsonNode deed : deeds) {
      try {
        readable.add(Codec.JSON.treeToValue(deed, Deed.class));
      } catch (InvalidTypeIdException unknown) {
        refused.add(new DeedRefused(id(deed), "unknown-kind"));
      } catch (JsonProcessingException | IllegalArgumentException broken) {
        refused.add(new DeedRefused(id(deed), "invalid-deed"));
      }
    }
    return new Readable(readable, refused);
  }

  /**
   * Notes what this service itself saw him do; without consent, nothing.
   *
   * @throws TopicWriter.NotDurable if it cannot be written now
   */
  public void note(String customerId, @Nullable String named, Deed deed) {
    consent
        .of(customerId, named)
        .ifPresent(version -> write(customerId, version, Map.of(deed.id(), deed)));
  }

  private Taken take(
      String customerId, @Nullable String named, List<Deed> deeds, List<DeedRefused> refused) {
    Optional<String> version = consent.of(customerId, named);
    Map<String, Deed> good = new LinkedHashMap<>();
    int repeated = 0;
    for (Deed deed : deeds) {
      Optional<String> wrong = version.isEmpty() ? Optional.of("no-consent") : wrong(deed);
      if (wrong.isPresent()) {
        refused.add(new DeedRefused(deed.id(), wrong.get()));
      } else if (good.putIfAbsent(deed.id(), deed) != null) {
        repeated++;
      }
    }
    int written = good.isEmpty() ? 0 : write(customerId, version.orElseThrow(), good);
    Taken taken = new Taken(written, good.size() - written + repeated, List.copyOf(refused));
    count(taken);
    return taken;
  }

  private Optional<String> wrong(Deed deed) {
    Instant now = clock.instant();
    if (deed.what() instanceof BehaviourEvent.OfferShown
        || deed.what() instanceof BehaviourEvent.OfferAnswered) {
      return Optional.of("unknown-kind");
    }
    if (deed.at().isBefore(now.minus(config.notOlderThan()))) {
      return Optional.of("too-old");
    } else if (deed.at().isAfter(now.plus(config.clockAhead()))) {
      return Optional.of("in-the-future");
    }
    return deed.what().shopId().equals(shopId) ? Optional.empty() : Optional.of("unknown-shop");
  }

  /** Writes those that are not in the topic; returns how many. */
  private int write(String customerId, String version, Map<String, Deed> deeds) {
    Map<String, Long> unwritten = numbers.setAside(customerId, deeds.keySet());
    if (unwritten.isEmpty()) {
      return 0;
    }
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    unwritten.forEach(
        (id, seq) ->
            records.add(
                Codec.encode(cipher.encrypt(event(customerId, version, deeds.get(id), seq)))
                    .to(Topics.BEHAVIOUR_EVENTS)));
    topics.write(records);
    numbers.written(customerId, unwritten.keySet());
    return records.size();
  }

  private static OfEvent<BehaviourEvent> event(
      String customerId, String version, Deed deed, long seq) {
    return new OfEvent<>(
        Ids.command(customerId, "behaviour", deed.id()),
        ConversationRules.SOURCE,
        customerId,
        deed.at().truncatedTo(ChronoUnit.MILLIS),
        null,
        new Facts(seq, deed.id(), Map.of("consent", version), "customer:" + customerId),
        deed.what());
  }

  private static @Nullable String id(JsonNode deed) {
    JsonNode id = deed.get("id");
    return id != null && id.isTextual() && id.textValue().length() <= 100 ? id.textValue() : null;
  }

  private void count(Taken taken) {
    meters.counter("gateway.behaviour", "outcome", "accepted").increment(taken.accepted());
    meters.counter("gateway.behaviour", "outcome", "duplicate").increment(taken.duplicates());
    taken
        .refused()
        .forEach(one -> meters.counter("gateway.behaviour", "outcome", one.code()).increment());
  }
}
