package io.xiaoer.gateway.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.media.MediaRefusal.Reason;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.MediaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes bytes in. They go to a file of this node first; nothing is kept before all limits are
 * checked. The id is made of the uploader's own id for it, so that the same upload again is the
 * same medium, and whatever a dead node has left half done is done again over it.
 */
public final class Uploads {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final MediaConfig config;
  private final MediaBytes bytes;
  private final MediaRegistry registry;
  private final Seals seals;
  private final MeterRegistry meters;
  private final Duration reopenWithin;
  private final Clock clock;
  private final Sniffing sniffing = new Sniffing();
  private final Pictures pictures;
  private final Semaphore places;

  /**
   * Uploads that are kept.
   *
   * @param reopenWithin how long after its end a message, and so an upload for one, reopens a
   *     conversation
   */
  public Uploads(
      MediaConfig config,
      MediaBytes bytes,
      MediaRegistry registry,
      Seals seals,
      MeterRegistry meters,
      Duration reopenWithin,
      Clock clock) {
    this.config = config;
    this.bytes = bytes;
    this.registry = registry;
    this.seals = seals;
    this.meters = meters;
    this.reopenWithin = reopenWithin;
    this.clock = clock;
    this.pictures = new Pictures(config);
    this.places = new Semaphore(config.uploadsAtOnce());
  }

  /**
   * What somebody uploads.
   *
   * @param conversation for which one
   * @param uploader who
   * @param uploadId his own id of it; the same one again is the same medium
   * @param kind as what
   * @param name its file name, if it has one
   * @param claimedMillis how long it lasts, as the uploader says; taken where the bytes do not tell
   */
  public record Offered(
      Known conversation,
      Author uploader,
      String uploadId,
      MediumKind kind,
      @Nullable String name,
      @Nullable Long claimedMillis) {
    String id() {
      return Ids.medium(conversation.id(), Seals.uploader(uploader), uploadId);
    }
  }

  /**
   * Takes a medium in; durable when this returns.
   *
   * @return the medium with its seal
   * @throws IOException if the bytes cannot be read or kept in a file
   * @throws MediaStore.Unavailable if the store does not answer
   */
  public Medium take(Offered offered, InputStream bytes) throws IOException, MediaRefusal {
    try {
      Medium taken = taken(offered, bytes);
      meters.counter("gateway.media.uploads", "kind", offered.kind().word()).increment();
      return taken;
    } catch (MediaRefusal refusal) {
      meters.counter("gateway.media.refused", "code", refusal.reason().code()).increment();
      throw refusal;
    }
  }

  private Medium taken(Offered offered, InputStream bytes) throws IOException, MediaRefusal {
    Instant closedAt = offered.conversation().life().closedAt();
    if (closedAt != null && clock.instant().isAfter(closedAt.plus(reopenWithin))) {
      throw new MediaRefusal(Reason.CLOSED, "the conversation is over");
    }
    String id = offered.id();
    Optional<StoredMedium> known = registry.find(id);
    if (known.isPresent()) {
      return sealed(offered, known.get().medium());
    }
    checkAllowance(offered, id);
    if (!places.tryAcquire()) {
      throw new MediaRefusal(Reason.BUSY, "too many uploads at once");
    }
    try {
      return throughFiles(offered, id, bytes);
    } finally {
      places.release();
    }
  }

  private void checkAllowance(Offered offered, String id) throws MediaRefusal {
    if (!registry.mayKeep(offered.conversation().customer().id())) {
      throw new MediaRefusal(Reason.ERASED, "what was held about the customer was erased");
    }
    List<String> there = registry.ofConversation(offered.conversation().id());
    if (there.size() >= config.perConversation() && !there.contains(id)) {
      throw new MediaRefusal(Reason.CONVERSATION_FULL, "the conversation has many media already");
    }
    if (isCustomer(offered)
        && registry.uploadedOn(offered.uploader().id(), clock.instant())
            >= config.customerBytesPerDay()) {
      throw new MediaRefusal(Reason.QUOTA, "enough for today");
    }
  }

  private Medium throughFiles(Offered offered, String id, InputStream bytes)
      throws IOException, MediaRefusal {
    Path folder = Files.createTempDirectory("medium-");
    try {
      Path raw = folder.resolve("raw");
      copy(bytes, raw, mostBytes(offered.kind()));
      String type =
          sniffing
              .typeOf(raw, offered.kind())
              .orElseThrow(
                  () ->
                      new MediaRefusal(
                          Reason.TYPE, "what this is, is not taken as " + offered.kind().word()));
      StoredMedium medium =
          offered.kind() == MediumKind.IMAGE
              ? picture(offered, id, type, folder)
              : other(offered, id, type, raw);
      keep(medium, folder);
      if (isCustomer(offered)) {
        registry.note(offered.uploader().id(), clock.instant(), medium.medium().bytes());
      }
      return sealed(offered, medium.medium());
    } finally {
      delete(folder);
    }
  }

  private StoredMedium picture(Offered offered, String id, String type, Path folder)
      throws IOException, MediaRefusal {
    Path whole = folder.resolve(Variant.ORIGINAL.name());
    Path thumbnail = folder.resolve(Variant.THUMBNAIL.name());
    Pictures.Made made = pictures.make(folder.resolve("raw"), type, whole, thumbnail);
    return stored(
        offered,
        new Medium(
            id,
            made.mediaType(),
            Files.size(whole),
            FileNames.fitting(offered.name(), made.mediaType()),
            made.width(),
            made.height(),
            null,
            null),
        Files.size(thumbnail));
  }

  private StoredMedium other(Offered offered, String id, String type, Path raw)
      throws IOException, MediaRefusal {
    Measures measures = Measures.of(raw, type);
    Long millis = measures.millis();
    if (millis == null && offered.kind() != MediumKind.FILE) {
      millis = offered.claimedMillis();
    }
    if (offered.kind() == MediumKind.VOICE
        && millis != null
        && millis > config.voiceLength().toMillis()) {
      throw new MediaRefusal(Reason.DURATION, "longer than " + config.voiceLength());
    }
    Files.move(raw, raw.resolveSibling(Variant.ORIGINAL.name()));
    return stored(
        offered,
        new Medium(
            id,
            type,
            Files.size(raw.resolveSibling(Variant.ORIGINAL.name())),
            FileNames.fitting(offered.name(), type),
            measures.width(),
            measures.height(),
            millis,
            null),
        0);
  }

  private StoredMedium stored(Offered offered, Medium medium, long thumbnailBytes) {
    return new StoredMedium(
        medium,
        offered.kind(),
        offered.conversation().id(),
        offered.conversation().customer().id(),
        Seals.uploader(offered.uploader()),
        thumbnailBytes,
        MediaBytes.newKey(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The list first, so that nothing is kept that a deletion would not find; the entry last. */
  private void keep(StoredMedium medium, Path folder) throws IOException {
    registry.list(medium.conversationId(), medium.medium().id());
    for (Variant variant : Variant.values()) {
      if (medium.bytes(variant) > 0) {
        bytes.keep(medium, variant, folder.resolve(variant.name()));
      }
    }
    registry.enter(medium);
  }

  private Medium sealed(Offered offered, Medium medium) {
    return seals.seal(medium, offered.conversation().id(), Seals.uploader(offered.uploader()));
  }

  private long mostBytes(MediumKind kind) {
    return switch (kind) {
      case IMAGE -> config.imageBytes();
      case VOICE -> config.voiceBytes();
      case VIDEO -> config.videoBytes();
      case FILE -> config.fileBytes();
    };
  }

  private static boolean isCustomer(Offered offered) {
    return offered.uploader().kind() == Author.Kind.CUSTOMER;
  }

  private static void copy(InputStream from, Path to, long most) throws IOException, MediaRefusal {
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new MediaRefusal(Reason.TOO_LARGE, "more than " + most + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
    if (bytes == 0) {
      throw new MediaRefusal(Reason.EMPTY, "no bytes came");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
