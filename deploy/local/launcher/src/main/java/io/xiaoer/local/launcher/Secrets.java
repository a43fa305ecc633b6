package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Secrets of this installation: made once, kept in files that only their owner can read. A value in
 * the environment wins, for parts that run elsewhere.
 */
final class Secrets {
  private static final int BYTES = 32;

  private final Path folder;
  private final Map<String, String> environment;

  Secrets(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Returns the secret, making it at the first call: 32 random bytes in hexadecimal. That needs no
   * quoting anywhere (a plus sign in a client's secret would, in basic authentication), and whoever
   * decodes it as Base64 gets 48 bytes.
   *
   * @param variable its name in the environment; in lower case also its file's name
   * @throws UncheckedIOException if the file cannot be read or written
   */
  String get(String variable) {
    String given = environment.getOrDefault(variable, "");
    if (!given.isEmpty()) {
      return given;
    }
    Path file = fileOf(variable);
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secret " + variable, e);
    }
  }

  /**
   * The file with a secret, made at the first call; the environment may name another one, as {@code
   * …_FILE}.
   */
  Path file(String variable) {
    String given = environment.getOrDefault(variable + "_FILE", "");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath();
    }
    Path file = fileOf(variable);
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return file.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secret " + variable, e);
    }
  }

  /** Where the secret lies if this installation made it. */
  Path fileOf(String variable) {
    return folder.resolve(variable.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private void create(Path file) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path draft =
        Files.createTempFile(
            folder,
            "new",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, HexFormat.of().formatHex(bytes));
    Files.move(draft, file);
  }
}
