package io.xiaoer.gateway.enrichment;

import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.gateway.media.MediaBytes;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.gateway.media.StoredMedium;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.MediaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Puts voice messages into words; whatever happens, something can be said of each. */
final class Voices {
  private static final Logger LOG = Logger.getLogger(Voices.class);

  private final Recogniser recogniser;
  private final MediaBytes bytes;
  private final MediaRegistry registry;

  Voices(Recogniser recogniser, MediaBytes bytes, MediaRegistry registry) {
    this.recogniser = recogniser;
    this.bytes = bytes;
    this.registry = registry;
  }

  /** Who listens. */
  String version() {
    return recogniser.version();
  }

  /** What is heard in a voice message. */
  Transcript of(String mediumId) {
    if (recogniser instanceof Recogniser.Nobody nobody) {
      return nobody.listen(Path.of(""), "");
    }
    Optional<StoredMedium> stored = registry.find(mediumId);
    if (stored.isEmpty()) {
      return failed();
    }
    try {
      return listen(stored.get());
    } catch (IOException | MediaStore.Unavailable failed) {
      LOG.warnf("a voice message has no transcript: %s", failed.getMessage());
      return failed();
    }
  }

  private Transcript listen(StoredMedium stored) throws IOException {
    Path file = Files.createTempFile("voice-", null);
    try (InputStream in = bytes.open(stored, Variant.ORIGINAL)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return recogniser.listen(file, stored.medium().mediaType());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Transcript failed() {
    return new Transcript(Transcript.Result.FAILED, null, null);
  }
}
