package io.xiaoer.gateway.enrichment;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaBytes;
import io.xiaoer.gateway.media.Uploads;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Puts together the parts of enrichment. */
@Singleton
class EnrichmentParts {
  private static final Logger LOG = Logger.getLogger(EnrichmentParts.class);

  @Produces
  @Singleton
  SafeFetch fetch(Vertx vertx, EnrichmentConfig config, GatewayConfig gateway) {
    return new SafeFetch(
        vertx,
        SafeFetch.Rules.PUBLIC,
        config.previews().fetchWithin(),
        config.previews().redirects(),
        "XiaoerLinkPreview/1 (+" + gateway.publicUrl() + ")");
  }

  void close(@Disposes SafeFetch fetch) {
    fetch.close();
  }

  @Produces
  @Singleton
  Recogniser recogniser(EnrichmentConfig config) {
    Optional<String> url = config.speech().url();
    Optional<String> folder = config.speech().voskModel();
    if (url.isPresent() && folder.isPresent()) {
      throw new IllegalArgumentException(
          "gateway.enrichment.speech.url and .vosk-model are both set: one listens");
    }
    if (folder.isPresent()) {
      return new VoskRecogniser(Path.of(folder.get()));
    }
    return url.<Recogniser>map(address -> new HttpRecogniser(address, config.speech()))
        .orElseGet(Recogniser.Nobody::new);
  }

  /** A model that cannot be loaded stops the start, not the first voice message. */
  void begin(@Observes StartupEvent started, Recogniser recogniser) {
    LOG.infof("voice messages are heard by: %s", recogniser.version());
  }

  void close(@Disposes Recogniser recogniser) {
    switch (recogniser) {
      case HttpRecogniser http -> http.close();
      case VoskRecogniser vosk -> vosk.close();
      case Recogniser.Nobody _ -> {}
    }
  }

  @Produces
  @Singleton
  Voices voices(Recogniser recogniser, MediaBytes bytes, MediaRegistry registry) {
    return new Voices(recogniser, bytes, registry);
  }

  @Produces
  @Singleton
  LinkPreviews previews(SafeFetch fetch, Uploads uploads, EnrichmentConfig config) {
    return new LinkPreviews(fetch, uploads, config.previews());
  }

  @Produces
  @Singleton
  Enrichment enrichment(
      EnrichmentConfig config,
      LinkPreviews previews,
      Voices voices,
      Transcripts transcripts,
      TopicWriter topics,
      BodyCipher cipher,
      MeterRegistry meters,
      Clock clock) {
    return new Enrichment(
        config.previews().enabled() ? Optional.of(previews) : Optional.empty(),
        voices,
        transcripts,
        topics,
        cipher,
        meters,
        clock,
        config.newerThan());
  }
}
