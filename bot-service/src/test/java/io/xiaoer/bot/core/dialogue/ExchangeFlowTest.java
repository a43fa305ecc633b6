package io.xiaoer.bot.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.ExchangeRequest;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ExchangeFlowTest {
  @Test
  void anExchangeIsBookedStepByStep() {
    Talk talk = Talk.with(Goods.DELIVERED);

    assertThat(talk.says("我要换货")).contains("哪一件");
    assertThat(talk.says("那条连衣裙")).contains("亚麻方领连衣裙").contains("原因");
    assertThat(talk.says("尺码偏小")).contains("哪个尺码");
    assertThat(talk.chips()).containsExactly("S", "L", "不换了");
    assertThat(talk.says("L")).contains("上门取件");
    assertThat(talk.says("明天下午三点")).contains("请确认", "M 换 L", "11月22日 15:00–17:00");
    assertThat(talk.says("确认")).contains("ex-1");

    assertThat(talk.asked())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.orderId()).isEqualTo("20261116000101");
              assertThat(order.request())
                  .isEqualTo(
                      new ExchangeRequest(
                          "20261116000101-1",
                          "L",
                          "尺码偏小",
                          OffsetDateTime.parse("2026-11-22T15:00:00+08:00"),
                          OffsetDateTime.parse("2026-11-22T17:00:00+08:00")));
            });
    assertThat(talk.state().exchange()).isNull();
  }

  @Test
  void whatIsSaidAtOnceIsNotAskedAgain() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);

    assertThat(talk.says("连衣裙小了 想换大的 换成L码")).contains("上门取件");
    assertThat(talk.says("后天上午")).contains("请确认", "11月23日 09:00–12:00");
  }

  @Test
  void englishWorksAsWell() {
    Talk talk = Talk.in("en-GB", Goods.DRESS_ONLY);

    assertThat(talk.says("I want to exchange this")).contains("Linen dress", "reason");
    assertThat(talk.says("too small")).contains("Which size");
    assertThat(talk.says("size L please")).contains("courier");
    assertThat(talk.says("tomorrow 3pm")).contains("Please confirm");
    assertThat(talk.says("yes")).contains("ex-1");
  }

  @Test
  void theItemCanBeCorrectedLater() {
    Talk talk = Talk.with(Goods.DELIVERED);
    talk.says("我要换货");
    talk.says("那条连衣裙");
    talk.says("尺码偏小");

    assertThat(talk.says("不对，是那条裤子")).contains("直筒牛仔裤").contains("哪个尺码");
    assertThat(talk.chips()).containsExactly("L", "不换了");
  }

  @Test
  void aQuestionInBetweenIsAnsweredAndTheFlowGoesOn() {
    Talk talk = Talk.with(Goods.DELIVERED, Goods.UNDER_WAY);
    talk.says("我要换货");
    talk.says("那条连衣裙");
    talk.says("尺码偏小");

    assertThat(talk.says("对了 我的快递到哪了")).contains("快件已到达上海转运中心").contains("我们接着换货").contains("哪个尺码");
    assertThat(talk.says("L")).contains("上门取件");
  }

  @Test
  void theTimeCanStillBeChangedAtTheEnd() {
    Talk talk = readyToConfirm();

    assertThat(talk.says("修改")).contains("要改哪一项");
    assertThat(talk.says("改成后天上午")).contains("请确认", "11月23日 09:00");
  }

  @Test
  void nothingIsBookedAfterACancellation() {
    Talk talk = readyToConfirm();

    assertThat(talk.says("算了 不换了")).contains("什么都没有提交");
    assertThat(talk.asked()).isEmpty();
    assertThat(talk.state().exchange()).isNull();
  }

  @Test
  void aSizeThatIsSoldOutIsSaid() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("尺码偏小");

    assertThat(talk.says("XL")).contains("没有 XL 的库存").contains("哪个尺码");
  }

  @Test
  void aPastOrFarTimeIsNotTaken() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("质量问题");

    assertThat(talk.says("今天上午九点")).contains("约不了");
    assertThat(talk.says("12月25号")).contains("约不了");
    assertThat(talk.handOver()).isNull();
  }

  @Test
  void twoAnswersThatDoNotHelpBringAPersonWithTheFilledSlots() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("尺码偏小");
    talk.says("紫色的大象在唱歌");
    talk.says("窗外有一只鸟");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.FLOW_FAILED);
    assertThat(talk.handOver().slots())
        .containsEntry("exchange.item", "亚麻方领连衣裙")
        .containsEntry("exchange.reason", "尺码偏小");
  }

  @Test
  void aRefusalOfTheShopGoesToAPersonWithTheShopsWords() {
    Talk talk = readyToConfirm();
    talk.shopWillSay(new ExchangeOutcome.Refused("window-over", "签收已超过 7 天，不能换货"));

    assertThat(talk.says("确认")).contains("签收已超过 7 天");
    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.FLOW_FAILED);
  }

  @Test
  void aSizeThatWasSoldInTheMeantimeIsAskedAgain() {
    Talk talk = readyToConfirm();
    talk.shopWillSay(new ExchangeOutcome.Refused("no-stock", "没有库存"));

    assertThat(talk.says("确认")).contains("没有 L 的库存").contains("哪个尺码");
  }

  @Test
  void aShopThatIsAwayIsAskedAgainUnderTheSameKey() {
    Talk talk = readyToConfirm();
    talk.shopWillSay(new ExchangeOutcome.Unreachable());
    assertThat(talk.says("确认")).contains("还没有得到确认");

    talk.shopWillSay(new ExchangeOutcome.Accepted("ex-9"));
    assertThat(talk.says("确认")).contains("ex-9");

    assertThat(talk.asked()).hasSize(2);
    assertThat(talk.asked().getFirst().key()).isEqualTo(talk.asked().getLast().key());
  }

  @Test
  void whatHasNotBeenReceivedCannotBeExchanged() {
    assertThat(Talk.with(Goods.UNDER_WAY).says("我要换货")).contains("签收后七天内才能换货");
  }

  @Test
  void aTimeThatHasPassedIsAskedAgain() {
    Talk talk = readyToConfirm().later(Duration.ofDays(2));

    assertThat(talk.says("确认")).contains("取件时间已经过了").contains("上门取件方便");
    assertThat(talk.asked()).isEmpty();
    assertThat(talk.says("明天下午")).contains("请确认", "11月24日 14:00");
  }

  @Test
  void aTimeThatHasPassedByTheShopsClockIsAskedAgain() {
    Talk talk = readyToConfirm().later(Duration.ofHours(25).plusMinutes(58));
    talk.shopWillSay(
        new ExchangeOutcome.Refused("invalid-parameter", "pickupFrom lies in the past"));

    assertThat(talk.says("确认")).contains("取件时间已经过了").doesNotContain("pickupFrom");
    assertThat(talk.handOver()).isNull();
  }

  @Test
  void whoGivesUpAnExchangeThatMayBeBookedIsToldSo() {
    Talk talk = readyToConfirm();
    talk.shopWillSay(new ExchangeOutcome.Unreachable());
    talk.says("确认");

    assertThat(talk.says("算了 不换了")).contains("不能确定").doesNotContain("什么都没有提交");
    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.FLOW_FAILED);
    assertThat(talk.handOver().slots())
        .containsEntry("exchange.sentAt", "2026-11-21T12:00:00+08:00");
  }

  @Test
  void aRefusalIsWordedInTheCustomersLanguage() {
    Talk talk = Talk.in("en-GB", Goods.DRESS_ONLY);
    talk.says("I want to exchange this");
    talk.says("too small");
    talk.says("size L please");
    talk.says("tomorrow 3pm");
    talk.shopWillSay(new ExchangeOutcome.Refused("already-exchanged", "该商品已经申请过换货"));

    assertThat(talk.says("yes")).contains("already being exchanged").doesNotContain("该商品");
    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().slots())
        .containsEntry("exchange.refusal", "already-exchanged: 该商品已经申请过换货");
  }

  @Test
  void aReasonInSeveralLinesIsSentInOne() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("紫色的大象\r\n\t在唱歌");
    talk.says("明天下午");
    talk.says("确认");

    assertThat(talk.asked().getFirst().request().reason()).isEqualTo("紫色的大象 在唱歌");
  }

  @Test
  void theSameSizeThatIsSoldOutIsNamed() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("质量问题");
    talk.says("明天下午");
    talk.shopWillSay(new ExchangeOutcome.Refused("no-stock", "没有库存"));

    assertThat(talk.says("确认")).contains("没有 M 的库存").contains("哪个尺码");
  }

  @Test
  void whatOnlyAPersonCanDoEndsTheQuestions() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");

    assertThat(talk.says("我被重复扣款了")).contains("重复扣款").doesNotContain("我们接着换货");
    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().intent()).isEqualTo("double-charged");
    assertThat(talk.handOver().problemClass()).isEqualTo(ProblemClass.PAYMENTS);
  }

  @Test
  void anAnswerOfTheExchangeIsNoProblemOfItsOwn() {
    Talk talk = Talk.with(Goods.DRESS_ONLY, Goods.UNDER_WAY);
    talk.says("我要换货");
    talk.says("我的快递到哪了");
    talk.says("质量有问题");
    talk.says("转人工");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().intent()).isEqualTo("exchange-request");
    assertThat(talk.handOver().problemClass()).isEqualTo(ProblemClass.AFTER_SALES);
    assertThat(talk.handOver().summary()).doesNotContain("问过：质量问题").contains("查物流；换货");
  }

  @Test
  void theAgentReadsTimesAsTheShopDoes() {
    Talk talk = readyToConfirm();
    talk.says("转人工");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().slots())
        .containsEntry("exchange.pickupFrom", "2026-11-22T14:00:00+08:00")
        .containsEntry("exchange.pickupTo", "2026-11-22T18:00:00+08:00");
    assertThat(talk.handOver().summary())
        .contains("亚麻方领连衣裙 M → L；尺码偏小；11月22日 14:00–18:00")
        .doesNotContain("Z");
  }

  @Test
  void whoComesFromAnOrderExchangesThat() {
    Talk talk =
        Talk.from(
            new Entrance(Entrance.Kind.ORDER, "20261116000101"),
            Goods.delivered("20261117000555"),
            Goods.DRESS_ONLY);

    assertThat(talk.says("我要换货")).contains("亚麻方领连衣裙").contains("20261116000101").contains("原因");
  }

  @Test
  void hurryIsNoTightFit() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);

    assertThat(talk.says("赶紧帮我换货")).contains("换货的原因");
    assertThat(talk.says("腰太紧了")).contains("哪个尺码");
  }

  @Test
  void aCurlyApostropheIsPartOfTheReason() {
    Talk talk = Talk.in("en-GB", Goods.DRESS_ONLY);
    talk.says("I want to exchange this");

    assertThat(talk.says("I don’t like it")).contains("courier");
  }

  private static Talk readyToConfirm() {
    Talk talk = Talk.with(Goods.DRESS_ONLY);
    talk.says("我要换货");
    talk.says("尺码偏小");
    talk.says("L");
    assertThat(talk.says("明天下午")).contains("请确认");
    return talk;
  }
}
