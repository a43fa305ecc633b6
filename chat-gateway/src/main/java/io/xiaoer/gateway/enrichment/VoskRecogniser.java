package io.xiaoer.gateway.enrichment;

import com.fasterxml.jackson.core.JacksonException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * Vosk in this process, with the model in a folder. It listens to one voice message at a time: its
 * model is large, and one keeps a core busy.
 */
final class VoskRecogniser implements Recogniser, AutoCloseable {
  private final Model model;
  private final String version;
  private final Semaphore turn = new Semaphore(1);

  /**
   * Loads the model.
   *
   * @throws IllegalArgumentException if there is none in the folder
   */
  VoskRecogniser(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "gateway.enrichment.speech.vosk-model is no folder: " + folder);
    }
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    try {
      this.model = new Model(folder.toString());
    } catch (IOException broken) {
      throw new IllegalArgumentException(
          "gateway.enrichment.speech.vosk-model holds no model of Vosk: " + folder, broken);
    }
    this.version = "vosk:" + folder.getFileName();
  }

  @Override
  public Transcript listen(Path sound, String mediaType) throws IOException {
    turn.acquireUninterruptibly();
    try (org.vosk.Recognizer ear = new org.vosk.Recognizer(model, Pcm.RATE)) {
      StringBuilder heard = new StringBuilder();
      Pcm.decode(
          sound,
          mediaType,
          part -> {
            if (ear.acceptWaveForm(part, part.length)) {
              heard.append(text(ear.getResult())).append(' ');
            }
          });
      heard.append(text(ear.getFinalResult()));
      String words = written(heard.toString());
      return words.isEmpty()
          ? new Transcript(Transcript.Result.NO_WORDS, null, null)
          : new Transcript(Transcript.Result.HEARD, words, null);
    } finally {
      turn.release();
    }
  }

  /** Vosk parts all words by spaces; between Chinese characters nobody writes one. */
  static String written(String heard) {
    String words =
        heard.strip().replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "").replaceAll("\\s+", " ");
    return words.substring(0, Math.min(words.length(), Limits.TEXT_CHARS));
  }

  private static String text(String json) {
    try {
      return Codec.JSON.readTree(json).path("text").asText();
    } catch (JacksonException broken) {
      return "";
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void close() {
    model.close();
  }
}
