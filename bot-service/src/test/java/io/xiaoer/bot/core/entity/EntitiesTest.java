package io.xiaoer.bot.core.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.bot.core.nlu.TextNormaliser;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {
  /** A Saturday. */
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-21T12:00:00+08:00");

  private static Entities find(String text) {
    return Entities.find(TextNormaliser.normalise(text), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "明天下午三点, 2026-11-22T15:00, 2026-11-22T17:00",
    "明天下午3点半来, 2026-11-22T15:30, 2026-11-22T17:30",
    "后天上午, 2026-11-23T09:00, 2026-11-23T12:00",
    "大后天, 2026-11-24T09:00, 2026-11-24T18:00",
    "明晚, 2026-11-22T18:00, 2026-11-22T20:00",
    "明早十点, 2026-11-22T10:00, 2026-11-22T12:00",
    "下周一下午, 2026-11-23T14:00, 2026-11-23T18:00",
    "周三中午, 2026-11-25T12:00, 2026-11-25T14:00",
    "25号上午, 2026-11-25T09:00, 2026-11-25T12:00",
    "12月1日, 2026-12-01T09:00, 2026-12-01T18:00",
    "tomorrow 3pm, 2026-11-22T15:00, 2026-11-22T17:00",
    "tomorrow morning, 2026-11-22T09:00, 2026-11-22T12:00",
    "day after tomorrow in the morning, 2026-11-23T09:00, 2026-11-23T12:00",
    "friday afternoon, 2026-11-27T14:00, 2026-11-27T18:00",
    "tomorrow at 10:30, 2026-11-22T10:30, 2026-11-22T12:30",
    "明天三点, 2026-11-22T15:00, 2026-11-22T17:00",
    "明天早上八点, 2026-11-22T08:00, 2026-11-22T10:00",
    "明天08:30, 2026-11-22T08:30, 2026-11-22T10:30",
    "明天晚8点, 2026-11-22T20:00, 2026-11-22T22:00",
    "中午一点 明天, 2026-11-22T13:00, 2026-11-22T15:00",
    "周三三点, 2026-11-25T15:00, 2026-11-25T17:00",
    "周三一点, 2026-11-25T13:00, 2026-11-25T15:00",
    "明天早一点来, 2026-11-22T09:00, 2026-11-22T18:00",
    "换大一点的，明天下午, 2026-11-22T14:00, 2026-11-22T18:00",
    "明天一点也不方便 后天吧, 2026-11-23T09:00, 2026-11-23T18:00",
    "今天不行，明天吧, 2026-11-22T09:00, 2026-11-22T18:00",
    "明天不行，周三上午, 2026-11-25T09:00, 2026-11-25T12:00",
    "明天上午没空 下午可以, 2026-11-22T14:00, 2026-11-22T18:00"
  })
  void timesAreReadAsPeopleNameThem(String text, String from, String to) {
    assertThat(find(text).time())
        .isEqualTo(
            new TimeWindow(
                OffsetDateTime.parse(from + ":00+08:00"), OffsetDateTime.parse(to + ":00+08:00")));
  }

  @ParameterizedTest
  @CsvSource({
    "换成L码, L",
    "把M换成xl, XL",
    "我要40码的, 40",
    "ｘｌ, XL",
    "2xl有吗, XXL",
    "size 38 please, 38",
    "a medium please, M",
    "42, 42",
    "要 38号, 38",
    "26码, 26"
  })
  void sizesAreReadAsTheShopWritesThem(String text, String size) {
    assertThat(find(text).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"我的快递到哪了", "i'm fine", "it's the small print that matters", "3天了"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(find(text).time()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"12号上午可以", "11月25号下午", "It’s too small", "Iʼm free tomorrow", "I don’t like it"})
  void aDayOrAnApostropheIsNoSize(String text) {
    assertThat(find(text).size()).isNull();
  }

  @Test
  void anOrderNumberIsFoundAmongWords() {
    assertThat(find("订单号20261118000123帮我查下").orderNumber()).isEqualTo("20261118000123");
  }

  @Test
  void aPhoneNumberIsNoticedAndIsNoOrder() {
    assertThat(find("我电话13812345678"))
        .satisfies(found -> assertThat(found.phone()).isTrue())
        .satisfies(found -> assertThat(found.orderNumber()).isNull());
  }

  @Test
  void sumsAreReadInFen() {
    assertThat(find("扣了我 329.5 元").amountFen()).isEqualTo(32950);
  }
}
