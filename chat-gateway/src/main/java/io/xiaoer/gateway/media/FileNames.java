package io.xiaoer.gateway.media;

import io.xiaoer.contracts.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes file names harmless: no path, no tricks with direction, an ending that fits the bytes. */
final class FileNames {
  private static final int STEM_CHARS = 120;

  /** Endings by type, the usual one first. */
  private static final Map<String, List<String>> ENDINGS =
      Map.ofEntries(
          Map.entry("image/jpeg", List.of("jpg", "jpeg")),
          Map.entry("image/png", List.of("png")),
          Map.entry("audio/ogg", List.of("ogg", "oga", "opus")),
          Map.entry("audio/webm", List.of("webm", "weba")),
          Map.entry("audio/mp4", List.of("m4a", "mp4", "aac")),
          Map.entry("audio/mpeg", List.of("mp3")),
          Map.entry("audio/wav", List.of("wav")),
          Map.entry("video/mp4", List.of("mp4", "m4v", "mov")),
          Map.entry("video/webm", List.of("webm")),
          Map.entry("application/pdf", List.of("pdf")),
          Map.entry("application/zip", List.of("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp")),
          Map.entry("application/x-ole-storage", List.of("doc", "xls", "ppt")),
          Map.entry("text/plain", List.of("txt", "csv", "md", "log")));

  private FileNames() {}

  /**
   * A name that can be shown and saved.
   *
   * @param given as the uploader named it, if he did
   * @param mediaType what the bytes are
   */
  static String fitting(@Nullable String given, String mediaType) {
    String name = given == null ? "" : plain(given);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    List<String> allowed = ENDINGS.getOrDefault(mediaType, List.of("bin"));
    boolean fits = allowed.contains(ending);
    String stem = cut(fits ? name.substring(0, dot) : name);
    return (stem.isBlank() ? mediaType.substring(0, mediaType.indexOf('/')) : stem)
        + "."
        + (fits ? ending : allowed.getFirst());
  }

  private static String plain(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    last.codePoints()
        .limit(Limits.FILE_NAME_CHARS)
        .forEach(point -> kept.appendCodePoint(isHarmless(point) ? point : '_'));
    return kept.toString().strip();
  }

  /** Neither a control, nor invisible, nor something that turns the direction of what follows. */
  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> "\"<>|:*?".indexOf(point) < 0;
    };
  }

  private static String cut(String stem) {
    return stem.codePointCount(0, stem.length()) <= STEM_CHARS
        ? stem
        : stem.substring(0, stem.offsetByCodePoints(0, STEM_CHARS));
  }
}
