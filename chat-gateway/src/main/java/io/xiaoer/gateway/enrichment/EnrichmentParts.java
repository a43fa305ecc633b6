package io.xiaoer.gateway.enrichment;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.gateway.media.Uploads;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts together the parts of enrichment. */
@Singleton
class EnrichmentParts {
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
    return config
        .speech()
        .url()
        .<Recogniser>map(url -> new HttpRecogniser(url, config.speech()))
        .orElseGet(Recogniser.Nobody::new);
  }

  void close(@Disposes Recogniser recogniser) {
    if (recogniser instanceof HttpRecogniser http) {
      http.close();
    }
  }

  @Produces
  @Singleton
  Voices voices(Recogniser recogniser, MediaStore store, MediaRegistry registry) {
    return new Voices(recogniser, store, registry);
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
      MeterRegistry meters,
      Clock clock) {
    return new Enrichment(
        config.previews().enabled() ? Optional.of(previews) : Optional.empty(),
        voices,
        transcripts,
        topics,
        meters,
        clock,
        config.newerThan());
  }
}
