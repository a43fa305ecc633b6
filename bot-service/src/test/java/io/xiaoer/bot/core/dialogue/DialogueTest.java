package io.xiaoer.bot.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogueTest {
  @Test
  void theGreetingNamesTheShopAndOffersAPerson() {
    Talk talk = Talk.with();

    assertThat(talk.said()).contains("云溪生活");
    assertThat(talk.chips()).contains("查物流", "找人工");
  }

  @Test
  void whoComesFromAnOrderSeesItsCard() {
    Talk talk = Talk.from(new Entrance(Entrance.Kind.ORDER, "20261121000042"), Goods.FAILED);

    assertThat(talk.said()).startsWith("[20261121000042]");
    assertThat(talk.chips()).contains("付款失败");
  }

  @Test
  void whoComesFromAProductIsAskedAboutIt() {
    Talk talk = Talk.from(new Entrance(Entrance.Kind.PRODUCT, "p-1001"));

    assertThat(talk.said()).contains("亚麻方领连衣裙");
    assertThat(talk.says("这是什么材质")).contains("55% 亚麻");
    assertThat(talk.says("怎么洗")).contains("30℃ 手洗");
    assertThat(talk.says("我该穿什么码")).contains("S 身高 155–160 cm").contains("XL (缺货)");
  }

  @Test
  void theParcelsLastScanAndExpectedTimeAreTold() {
    Talk talk = Talk.with(Goods.PAID, Goods.UNDER_WAY);

    assertThat(talk.says("我的快递到哪了"))
        .contains("[20261119000123]")
        .contains("顺丰速运", "SF1390257741806", "快件已到达上海转运中心", "11月21日 18:00");
  }

  @Test
  void whereThereIsNoParcelTheBotSaysSo() {
    assertThat(Talk.with(Goods.PAID).says("我的快递到哪了")).contains("还没有包裹").contains("待发货");
  }

  @Test
  void englishIsAnsweredInEnglish() {
    assertThat(Talk.with(Goods.UNDER_WAY).says("where is my parcel"))
        .contains("Expected by 21 Nov 18:00");
  }

  @Test
  void anOrderThatIsNotTheCustomersIsNotShown() {
    assertThat(Talk.with(Goods.UNDER_WAY).says("订单 20260101000001 的快递到哪了"))
        .contains("没有在您名下查到订单 20260101000001");
  }

  @Test
  void aGuestIsAskedToSignIn() {
    assertThat(Talk.asGuest().says("我的快递到哪了")).contains("请先登录");
  }

  @Test
  void aFailedPaymentIsExplainedAndCanBeTriedAgain() {
    Talk talk = Talk.with(Goods.FAILED);

    assertThat(talk.says("付款失败")).contains("账户余额不足", "¥259.00");
    assertThat(talk.chips()).containsExactly("重新付款", "找人工");
  }

  @Test
  void aRefundIsTracedToTheBank() {
    assertThat(Talk.with(Goods.UNDER_WAY, Goods.REFUNDING).says("退款到哪了"))
        .contains("¥159.00", "银行处理中", "11月24日");
  }

  @Test
  void couponsAreListedWithTheirConditions() {
    assertThat(Talk.with().says("优惠券用不了")).contains("满 300 减 30", "¥300.00", "不与会员折扣叠加");
  }

  @Test
  void aShopThatIsAwayIsAdmitted() {
    Talk talk = Talk.with().shopDown();

    assertThat(talk.says("我的快递到哪了")).contains("店铺系统暂时没有回应");
    assertThat(talk.chips()).containsExactly("找人工");
  }

  @Test
  void whatIsNotUnderstoodOnceIsAskedAgain() {
    Talk talk = Talk.with();

    assertThat(talk.says("阿弥陀佛 量子力学")).contains("没太明白");
    assertThat(talk.handOver()).isNull();
  }

  @Test
  void whatIsNotUnderstoodTwiceGoesToAPerson() {
    Talk talk = Talk.with();
    talk.says("紫色的大象在唱歌");
    talk.says("窗外有一只鸟");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.LOW_CONFIDENCE);
  }

  @Test
  void beingUnderstoodInBetweenCountsFromTheBeginning() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("紫色的大象在唱歌");
    talk.says("我的快递到哪了");
    talk.says("窗外有一只鸟");

    assertThat(talk.handOver()).isNull();
  }

  @Test
  void whoAsksForAPersonGetsOneWithTheStorySoFar() {
    Talk talk = Talk.with(Goods.FAILED);
    talk.says("付款失败");
    talk.says("转人工");

    HandOverBrief brief = talk.handOver();
    assertThat(brief).isNotNull();
    assertThat(brief.reason()).isEqualTo(Reason.CUSTOMER_ASKED);
    assertThat(brief.problemClass()).isEqualTo(ProblemClass.PAYMENTS);
    assertThat(brief.intent()).isEqualTo("payment-failed");
    assertThat(brief.slots()).containsEntry("orderId", "20261121000042");
    assertThat(brief.summary()).contains("顾客要求人工", "付款失败");
  }

  @Test
  void theButtonForAPersonGetsTheSameBrief() {
    Talk talk = Talk.with(Goods.FAILED);
    talk.says("付款失败 我的电话13812345678");

    assertThat(talk.briefAfterTheButton().problemClass()).isEqualTo(ProblemClass.PAYMENTS);
    assertThat(talk.briefAfterTheButton().summary()).contains("138****5678");
  }

  @Test
  void anAngryCustomerIsNotArguedWith() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("你们这群骗子 垃圾店铺！！！");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.ANGRY);
    assertThat(talk.handOver().mood()).isEqualTo(Mood.ANGRY);
  }

  @Test
  void theSameQuestionThreeTimesGoesToAPerson() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("我的快递到哪了");
    talk.says("查快递");
    talk.says("我的快递到哪了");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.REPETITION);
  }

  @Test
  void theSameQuestionAboutOtherThingsIsNoRepetition() {
    Talk sizes = Talk.with();
    sizes.says("连衣裙的尺码");
    sizes.says("牛仔裤的尺码");
    assertThat(sizes.says("乐福鞋的尺码")).contains("软底乐福鞋");
    assertThat(sizes.handOver()).isNull();

    Talk parcels =
        Talk.with(
            Goods.UNDER_WAY, Goods.underWay("20261118000077"), Goods.underWay("20261117000078"));
    parcels.says("我的快递到哪了");
    parcels.says("订单 20261118000077 的快递到哪了");
    assertThat(parcels.says("订单 20261117000078 的快递到哪了")).contains("[20261117000078]");
    assertThat(parcels.handOver()).isNull();
  }

  @Test
  void theSameQuestionAboutTheSameThingIsARepetitionHoweverItIsNamed() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("我的快递到哪了");
    talk.says("订单 20261119000123 的快递到哪了");
    talk.says("我的快递到哪了");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.REPETITION);
  }

  @Test
  void whoSaysYesToTheOfferOfAPersonGetsOne() {
    for (String yes : List.of("要", "好的")) {
      Talk talk = Talk.with(Goods.PAID);
      assertThat(talk.says("我想改收货地址")).contains("要我帮您转人工吗");
      talk.says(yes);

      assertThat(talk.handOver()).as(yes).isNotNull();
      assertThat(talk.handOver().reason()).isEqualTo(Reason.CUSTOMER_ASKED);
      assertThat(talk.handOver().intent()).isEqualTo("change-address");
    }
  }

  @Test
  void anOfferHoldsForOneMessage() {
    Talk talk = Talk.with(Goods.PAID);
    talk.says("我想改收货地址");
    talk.says("我的快递到哪了");
    talk.says("好的");

    assertThat(talk.handOver()).isNull();
  }

  @Test
  void whoSaysYesToTheOrderOfHisPageHearsAboutIt() {
    Talk talk = Talk.from(new Entrance(Entrance.Kind.ORDER, "20261121000042"), Goods.FAILED);

    assertThat(talk.says("是的")).contains("订单 20261121000042：付款失败");
  }

  @Test
  void aStateThatWasStoredBeforeThereWereOffersIsStillRead() {
    DialogueState before = Talk.with(Goods.PAID).state();

    assertThat(before.offer()).isNull();
    assertThat(Talk.stored(before)).isEqualTo(before);
  }

  @Test
  void theAgentIsToldTheLatestProblem() {
    Talk talk = Talk.with(Goods.FAILED, Goods.UNDER_WAY);
    talk.says("付款失败");
    talk.says("我的快递到哪了");
    talk.says("付款失败");
    talk.says("转人工");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().intent()).isEqualTo("payment-failed");
    assertThat(talk.handOver().problemClass()).isEqualTo(ProblemClass.PAYMENTS);
  }

  @Test
  void theOrderFromWhosePageTheCustomerCameIsAnsweredAbout() {
    Talk talk =
        Talk.from(
            new Entrance(Entrance.Kind.ORDER, "20261116000101"), Goods.UNDER_WAY, Goods.DELIVERED);

    assertThat(talk.says("我的快递到哪了")).contains("[20261116000101]");
    assertThat(talk.says("订单 20261119000123 的快递到哪了")).contains("[20261119000123]");
    assertThat(talk.says("快递一直不动")).contains("[20261119000123]");
  }

  @Test
  void anOrderWhosePaymentFailedCanBeCancelled() {
    assertThat(Talk.with(Goods.UNDER_WAY, Goods.FAILED).says("我要取消订单"))
        .contains("[20261121000042]")
        .contains("还没有付款");
  }

  @Test
  void anOrderThatIsShownTakesTheFocusFromTheProduct() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    assertThat(talk.says("连衣裙怎么洗")).contains("亚麻方领连衣裙");
    talk.says("我的快递到哪了");

    assertThat(talk.says("这是什么材质")).contains("软底乐福鞋");
  }

  @Test
  void beingChargedTwiceNeedsAPerson() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("重复扣款了 多扣了我 329 元");

    assertThat(talk.handOver()).isNotNull();
    assertThat(talk.handOver().reason()).isEqualTo(Reason.NEEDS_PERSON);
    assertThat(talk.handOver().problemClass()).isEqualTo(ProblemClass.PAYMENTS);
    assertThat(talk.handOver().slots()).containsEntry("amountFen", "32900");
  }

  @Test
  void theSameMessageAgainGivesTheSameCommands() {
    Talk talk = Talk.with(Goods.UNDER_WAY);

    assertThat(talk.decide("我的快递到哪了")).isEqualTo(talk.decide("我的快递到哪了"));
  }

  @Test
  void everyMessageIsRecordedAsUnderstoodOrNotWithVersions() {
    Talk talk = Talk.with(Goods.UNDER_WAY);
    talk.says("我的快递到哪了");

    assertThat(talk.last().commands().getFirst().command())
        .isInstanceOfSatisfying(
            ConversationCommand.RecordUnderstanding.class,
            record -> {
              assertThat(record.understanding().intent()).isEqualTo("where-is-my-parcel");
              assertThat(record.understanding().messageSeq()).isEqualTo(3);
              assertThat(record.understanding().language()).isEqualTo("zh");
            });
    assertThat(talk.last().versions()).containsKeys("nlu", "answers", "answer.parcel-on-the-way");
  }

  @Test
  void everyQuickReplyIsUnderstoodAsWhatItSays() {
    for (Intent intent : Intent.values()) {
      Talk talk = Talk.with(Goods.UNDER_WAY);
      talk.says(talk.ask(intent));

      assertThat(talk.last().commands().getFirst().command())
          .isInstanceOfSatisfying(
              ConversationCommand.RecordUnderstanding.class,
              record -> assertThat(record.understanding().intent()).isEqualTo(intent.id()));
    }
  }
}
