package io.xiaoer.bot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xiaoer.bot.core.answer.AnswerBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Reads the bot's words from {@code answers/*.yaml}; their hash is the book's version. */
public final class AnswerBookFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  private AnswerBookFile() {}

  /**
   * Reads the book from the class path.
   *
   * @throws IllegalStateException if a file is missing
   */
  public static AnswerBook read() {
    byte[] answers = bytes("/answers/answers.yaml");
    byte[] words = bytes("/answers/words.yaml");
    byte[] intents = bytes("/answers/intents.yaml");
    try {
      return new AnswerBook(
          version(answers, words, intents),
          YAML.readValue(answers, new TypeReference<Map<String, AnswerBook.Answer>>() {}),
          YAML.readValue(words, new TypeReference<Map<String, AnswerBook.Words>>() {}),
          YAML.readValue(intents, new TypeReference<Map<String, AnswerBook.IntentWords>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("the answers cannot be read", e);
    }
  }

  private static String version(byte[]... files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : files) {
        digest.update(file);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AnswerBookFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      // The hash must not depend on how a checkout ends its lines.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r", "")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
