package io.xiaoer.bot.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.bot.core.nlu.TextNormaliser;
import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodReadingTest {
  private static Mood mood(String text) {
    return MoodReading.of(TextNormaliser.normalise(text)).mood();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我妈的快递到哪了",
        "给他妈妈买的鞋子",
        "给他妈的生日礼物什么时候发货",
        "他妈收到了，说有点小",
        "这是他妈妈的订单",
        "他妈咪包还有货吗",
        "大妈的衣服有吗",
        "垃圾桶什么时候发货",
        "the sizes are fine"
      })
  void familyAndGoodsAreNoSwearing(String text) {
    assertThat(mood(text)).isEqualTo(Mood.CALM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "他妈的怎么还不到",
        "你们真他妈慢",
        "这他妈什么破快递",
        "还他妈没到",
        "妈的，又坏了",
        "等了三天了妈的",
        "真是垃圾",
        "tmd",
        "where the fuck is it"
      })
  void cursesAreAngry(String text) {
    assertThat(mood(text)).isEqualTo(Mood.ANGRY);
  }
}
