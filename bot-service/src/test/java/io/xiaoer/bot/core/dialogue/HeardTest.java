package io.xiaoer.bot.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.conversation.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeardTest {
  @Test
  void aPictureWithWordsIsUnderstoodByItsWords() {
    assertThat(Heard.of(new Content.Image(medium("image/jpeg"), "鞋底裂了，怎么换货")))
        .isEqualTo(new Heard.Words("鞋底裂了，怎么换货"));
  }

  @Test
  void aPictureWithoutWordsIsAnsweredHonestlyWithAWayToAPerson() {
    assertThat(Heard.of(new Content.Image(medium("image/jpeg"), null)))
        .isEqualTo(new Heard.Wordless(Heard.Kind.PICTURE));
    Talk talk = Talk.with();
    assertThat(talk.shows(Heard.Kind.PICTURE)).contains("看不懂图片");
    assertThat(talk.chips()).containsExactly("找人工");
  }

  @Test
  void everyKindWithoutWordsHasAnAnswerInBothLanguages() {
    for (Heard.Kind kind : Heard.Kind.values()) {
      assertThat(Talk.in("zh-CN").shows(kind)).isNotBlank();
      assertThat(Talk.in("en").shows(kind)).isNotBlank();
    }
  }

  @Test
  void aVoiceMessageWaitsForItsTranscript() {
    assertThat(Heard.of(new Content.Voice(medium("audio/ogg")))).isEqualTo(new Heard.Later());
    assertThat(Heard.of(transcript(Transcript.Result.HEARD, "我的快递到哪了")))
        .isEqualTo(new Heard.Words("我的快递到哪了"));
    assertThat(Heard.of(transcript(Transcript.Result.NO_RECOGNISER, null)))
        .isEqualTo(new Heard.Wordless(Heard.Kind.VOICE));
    assertThat(Heard.of(transcript(Transcript.Result.NO_WORDS, null)))
        .isEqualTo(new Heard.Wordless(Heard.Kind.SILENCE));
  }

  @Test
  void theAnswerToAFormIsReadWithItsLabels() {
    assertThat(
            Heard.of(
                new Content.FormAnswer(
                    3, "f", List.of(new Content.FormAnswer.Value("size", "尺码", "L")))))
        .isEqualTo(new Heard.Words("尺码: L"));
  }

  private static Transcript transcript(Transcript.Result result, @Nullable String text) {
    return new Transcript(result, text, null);
  }

  private static Medium medium(String type) {
    return new Medium("m-1", type, 10, "a", null, null, null, null);
  }
}
