package io.xiaoer.bot.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.TextNormaliser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases by intent, and sentences that belong to none.
 *
 * @param phrases normalised phrases by intent, in the file's order
 * @param outOfScope normalised sentences that the bot must not claim to understand
 */
public record PhraseBook(Map<String, List<String>> phrases, List<String> outOfScope) {
  /** Reads {@code <name>.yaml} and {@code oos-<name>.txt} of a folder. */
  public static PhraseBook read(Path folder, String name) {
    try (InputStream yaml = Files.newInputStream(folder.resolve(name + ".yaml"))) {
      Map<String, String> blocks = new YAMLMapper().readValue(yaml, new TypeReference<>() {});
      Map<String, List<String>> phrases = new LinkedHashMap<>();
      blocks.forEach((intent, block) -> phrases.put(intent, lines(block)));
      String others =
          Files.readString(folder.resolve("oos-" + name + ".txt"), StandardCharsets.UTF_8);
      return new PhraseBook(phrases, lines(others));
    } catch (IOException e) {
      throw new UncheckedIOException("the phrases of " + folder + " could not be read", e);
    }
  }

  /** The folder of the training phrases, below the module's folder. */
  public static Path trainingFolder(Path module) {
    return module.resolve("src/main/resources/nlu/phrases");
  }

  /** The intents in the file's order. */
  public List<String> intents() {
    return List.copyOf(phrases.keySet());
  }

  /** The number of phrases. */
  public int size() {
    return phrases.values().stream().mapToInt(List::size).sum();
  }

  /** The name of the phrases' language file. */
  static String fileOf(Language language) {
    return language.tag();
  }

  private static List<String> lines(String block) {
    List<String> lines = new ArrayList<>();
    block.lines().map(TextNormaliser::normalise).filter(l -> !l.isEmpty()).forEach(lines::add);
    return List.copyOf(lines);
  }
}
