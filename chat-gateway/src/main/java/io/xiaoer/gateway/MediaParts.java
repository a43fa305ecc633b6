package io.xiaoer.gateway;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.media.Addresses;
import io.xiaoer.gateway.media.MediaBytes;
import io.xiaoer.gateway.media.MediaConfig;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.media.Uploads;
import io.xiaoer.gateway.mongo.GridMedia;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.gateway.s3.S3Media;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together the parts of media. */
@Singleton
class MediaParts {
  @Produces
  @Singleton
  MediaStore store(MediaConfig config, MongoDatabase database, Clock clock) {
    return switch (config.store()) {
      case GRIDFS -> new GridMedia(database, clock);
      case S3 -> new S3Media(config.s3());
    };
  }

  void close(@Disposes MediaStore store) {
    if (store instanceof S3Media s3) {
      s3.close();
    }
  }

  @Produces
  @Singleton
  MediaBytes bytes(MediaStore store) {
    return new MediaBytes(store);
  }

  @Produces
  @Singleton
  MediaRegistry registry(MongoDatabase database, BodyCipher cipher) {
    return new MediaRegistry(database, cipher);
  }

  @Produces
  @Singleton
  Seals seals(MediaConfig config) {
    return new Seals(config.signingKey());
  }

  @Produces
  @Singleton
  Addresses addresses(MediaConfig config, Clock clock) {
    return new Addresses(config.signingKey(), config.addressLife(), clock);
  }

  @Produces
  @Singleton
  Uploads uploads(
      MediaConfig config,
      MediaBytes bytes,
      MediaRegistry registry,
      Seals seals,
      MeterRegistry meters,
      GatewayConfig gateway,
      Clock clock) {
    return new Uploads(
        config, bytes, registry, seals, meters, gateway.conversations().reopenWithin(), clock);
  }

  @Produces
  @Singleton
  MediaErasure erasure(MediaBytes bytes, MediaRegistry registry) {
    return new MediaErasure(bytes, registry);
  }
}
