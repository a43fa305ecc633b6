package io.xiaoer.gateway.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * What bytes are, told by looking at them and never by a name, and as what they are taken. Whatever
 * is not on the list of its kind is refused.
 */
final class Sniffing {
  private static final int PREFIX_BYTES = 64 * 1024;

  /** What is found, and what it is called here, by kind. */
  private static final Map<MediumKind, Map<String, String>> ALLOWED =
      Map.of(
          MediumKind.IMAGE,
          Map.of(
              "image/jpeg", "image/jpeg",
              "image/png", "image/png",
              "image/gif", "image/gif",
              "image/bmp", "image/bmp",
              "image/webp", "image/webp"),
          MediumKind.VOICE,
          Map.ofEntries(
              Map.entry("audio/ogg", "audio/ogg"),
              Map.entry("application/ogg", "audio/ogg"),
              Map.entry("audio/vorbis", "audio/ogg"),
              Map.entry("audio/opus", "audio/ogg"),
              Map.entry("application/x-matroska", "audio/webm"),
              Map.entry("audio/x-matroska", "audio/webm"),
              Map.entry("video/x-matroska", "audio/webm"),
              Map.entry("audio/webm", "audio/webm"),
              Map.entry("video/webm", "audio/webm"),
              Map.entry("audio/mp4", "audio/mp4"),
              Map.entry("video/mp4", "audio/mp4"),
              Map.entry("application/mp4", "audio/mp4"),
              // what Tika calls every file of this family whose brand it does not know
              Map.entry("video/quicktime", "audio/mp4"),
              Map.entry("audio/mpeg", "audio/mpeg"),
              Map.entry("audio/vnd.wave", "audio/wav")),
          MediumKind.VIDEO,
          Map.of(
              "video/mp4", "video/mp4",
              "application/mp4", "video/mp4",
              "video/x-m4v", "video/mp4",
              "video/quicktime", "video/mp4",
              "application/x-matroska", "video/webm",
              "video/x-matroska", "video/webm",
              "video/webm", "video/webm"),
          MediumKind.FILE,
          Map.of(
              "application/pdf", "application/pdf",
              "application/zip", "application/zip",
              "application/x-tika-ooxml", "application/zip",
              "application/x-tika-msoffice", "application/x-ole-storage",
              "text/plain", "text/plain"));

  private final Tika tika = new Tika();

  /**
   * The type under which a file is kept.
   *
   * @return nothing if it may not be uploaded as this kind
   */
  Optional<String> typeOf(Path file, MediumKind kind) throws IOException {
    byte[] prefix;
    try (InputStream in = Files.newInputStream(file)) {
      prefix = in.readNBytes(PREFIX_BYTES);
    }
    return Optional.ofNullable(ALLOWED.get(kind).get(tika.detect(prefix)));
  }
}
