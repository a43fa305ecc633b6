package io.xiaoer.gateway.media;

import java.util.Locale;
import java.util.Optional;

/** As what something is uploaded; each has limits of its own. */
public enum MediumKind {
  /** A picture, which is made anew. */
  IMAGE,
  /** A spoken message. */
  VOICE,
  /** A film. */
  VIDEO,
  /** A file to download. */
  FILE;

  /** Its name in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this name. */
  public static Optional<MediumKind> of(String word) {
    for (MediumKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
