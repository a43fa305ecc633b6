package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Urgency decides who is served first, not arrival alone. */
@ExtendWith(Suite.Extension.class)
class ServingOrderIT {
  @Test
  void thePaymentFailureThatCameLaterIsServedBeforeTheSizeQuestion(Suite suite, Browsers browsers) {
    CustomerPage size = browsers.phone("zh-CN").signIn("zhang-min").askForHelp();
    size.say("这条裤子我一米六八穿什么码合适");
    assertThat(size.messagesOf("BOT").nth(1)).isVisible();
    size.askForPerson();
    assertThat(size.queueBanner()).isVisible();

    CustomerPage payment = browsers.phone("zh-CN").signIn("wang-wei").askForHelp();
    payment.say("付款失败了，怎么回事");
    assertThat(payment.messagesOf("BOT").nth(1)).isVisible();
    payment.askForPerson();
    assertThat(payment.queueBanner()).isVisible();

    Console watch = browsers.desk("zh-CN").signIn("zhou-jie").open("queue");
    assertThat(watch.queueRows()).hasCount(2);
    assertThat(watch.queueRows().nth(0)).containsText("支付问题");
    assertThat(watch.queueRows().nth(1)).containsText("商品咨询");
    watch.screenshot("console-queue");

    Console agent = watch.open("").goOnline();
    assertThat(agent.offers().first()).containsText("王伟");
    assertThat(agent.offers().first()).containsText("支付问题");
    agent.accept("王伟");
    assertThat(payment.agentName()).hasText("周洁");
    assertThat(agent.offers().filter(new Locator.FilterOptions().setHasText("张敏"))).hasCount(1);
    agent.accept("张敏");
    assertThat(size.agentName()).hasText("周洁");

    agent.openConversationOf("王伟").resolve();
    assertThat(payment.rating()).isVisible();
    agent.openConversationOf("张敏").resolve();
    assertThat(size.rating()).isVisible();
    agent.goOffline();
  }
}
