package io.xiaoer.gateway.enrichment;

import static io.xiaoer.contracts.conversation.Transcript.Result.HEARD;
import static io.xiaoer.contracts.conversation.Transcript.Result.NO_WORDS;
import static io.xiaoer.gateway.enrichment.Sounds.joined;
import static io.xiaoer.gateway.enrichment.Sounds.silence;
import static io.xiaoer.gateway.enrichment.Sounds.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaredmdobson.concentus.OpusException;
import io.xiaoer.contracts.conversation.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Vosk listens, with a model that knows two whistles. */
class VoskRecogniserTest {
  private static final short[] LOW = tone(WhistleModel.LOW_HERTZ, Duration.ofMillis(400));
  private static final short[] HIGH = tone(WhistleModel.HIGH_HERTZ, Duration.ofMillis(400));
  private static final short[] PAUSE = silence(Duration.ofMillis(500));

  @TempDir static Path folder;
  private static VoskRecogniser vosk;

  @BeforeAll
  static void load() throws IOException {
    vosk = new VoskRecogniser(WhistleModel.in(folder.resolve("whistles")));
  }

  @AfterAll
  static void unload() {
    vosk.close();
  }

  @Test
  void whatIsHeardIsWrittenDown() throws IOException {
    assertThat(heard(joined(PAUSE, LOW, PAUSE))).isEqualTo(words("低"));
    assertThat(heard(joined(PAUSE, HIGH, PAUSE))).isEqualTo(words("高"));
  }

  @Test
  void aMessageOfSeveralSentencesIsWrittenDownWhole() throws IOException {
    short[] breath = silence(Duration.ofMillis(2_500));
    assertThat(heard(joined(LOW, PAUSE, HIGH, breath, HIGH, breath, LOW))).isEqualTo(words("低高高低"));
  }

  @Test
  void silenceHasNoWords() throws IOException {
    assertThat(heard(silence(Duration.ofSeconds(2))))
        .isEqualTo(new Transcript(NO_WORDS, null, null));
  }

  @Test
  void whatBrowsersRecordIsHeard() throws IOException, OpusException {
    short[] said = joined(PAUSE, LOW, PAUSE, HIGH, PAUSE);
    assertThat(heard(Sounds.webm(said), "audio/webm")).isEqualTo(words("低高"));
    assertThat(heard(Sounds.ogg(said), "audio/ogg")).isEqualTo(words("低高"));
  }

  @Test
  void messagesThatComeAtTheSameTimeDoNotMix() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Transcript>> calls = List.of(() -> heard(LOW), () -> heard(HIGH));
      List<Future<Transcript>> answers = callers.invokeAll(calls);
      assertThat(answers.get(0).get()).isEqualTo(words("低"));
      assertThat(answers.get(1).get()).isEqualTo(words("高"));
    }
  }

  @Test
  void aSoundThatCannotBeReadEndsNobodyElses() throws IOException {
    assertThatThrownBy(() -> heard(new byte[100], "audio/wav")).isInstanceOf(IOException.class);
    assertThat(heard(LOW)).isEqualTo(words("低"));
  }

  @Test
  void theModelIsNamedInTheTranscriptsVersion() {
    assertThat(vosk.version()).isEqualTo("vosk:whistles");
  }

  @Test
  void whatVoskPartsIsWrittenAsPeopleWrite() {
    assertThat(VoskRecogniser.written(" 我 的 快递 到 哪 了 ")).isEqualTo("我的快递到哪了");
    assertThat(VoskRecogniser.written("where  is my parcel")).isEqualTo("where is my parcel");
    assertThat(VoskRecogniser.written("我 要 find it")).isEqualTo("我要 find it");
  }

  @Test
  void aFolderWithoutAModelIsTold() {
    assertThatThrownBy(() -> new VoskRecogniser(folder.resolve("none")))
        .hasMessageContaining("gateway.enrichment.speech.vosk-model is no folder");
    assertThatThrownBy(
            () -> new VoskRecogniser(Files.createDirectories(folder.resolve("an-empty-one"))))
        .hasMessageContaining("gateway.enrichment.speech.vosk-model holds no model of Vosk");
  }

  private static Transcript words(String text) {
    return new Transcript(HEARD, text, null);
  }

  private static Transcript heard(short[] samples) throws IOException {
    return heard(Sounds.wav(samples), "audio/wav");
  }

  private static Transcript heard(byte[] sound, String mediaType) throws IOException {
    Path file = Files.createTempFile(folder, "sound-", null);
    return vosk.listen(Files.write(file, sound), mediaType);
  }
}
