package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flow of the README: from the first question to the figure. */
@ExtendWith(Suite.Extension.class)
class OneMessageEndToEndIT {

  @Test
  void aCustomerIsAnsweredByTheBotThenByAPersonAndRatesHimAndIsCounted(
      Suite suite, Browsers browsers) {
    Console agent = browsers.desk("zh-CN").signIn("xiao-chen").goOnline();
    CustomerPage customer = browsers.phone("zh-CN").signIn("li-na").askForHelp();

    customer.say("我的快递到哪了");
    assertThat(customer.messagesOf("BOT").filter(containing("顺丰")).first()).isVisible();
    assertThat(customer.orderCards().first()).containsText("运输中");
    customer.screenshot("customer-bot");

    customer.askForPerson();
    Locator offer = agent.offers().filter(containing("李娜")).first();
    assertThat(offer).isVisible();
    assertThat(offer).containsText("物流");
    agent.accept("李娜").openConversationOf("李娜");
    assertThat(customer.agentName()).hasText("陈晓");

    assertThat(agent.messagesOf("CUSTOMER").filter(containing("我的快递到哪了"))).isVisible();
    assertThat(agent.customerPanel()).containsText("顺丰");
    agent.say("李娜您好，我是陈晓，正在帮您催件。");
    assertThat(customer.messagesOf("AGENT").filter(containing("正在帮您催件"))).isVisible();

    customer.sayAndSee("好的，谢谢");
    assertThat(customer.messagesOf("CUSTOMER").last()).hasAttribute("data-state", "displayed");
    assertThat(agent.messagesOf("AGENT").last()).hasAttribute("data-state", "displayed");
    customer.screenshot("customer-agent");
    agent.screenshot("console-conversation");

    agent.resolve();
    assertThat(customer.rating()).isVisible();
    customer.rate(5, true, "很快，谢谢").screenshot("customer-rated");
    agent.goOffline();

    ratingIsRecorded(suite, customer.conversationId());
    theFiguresKnowOfIt(suite);
  }

  @Test
  void anUnsolvedConversationBecomesACaseWithADeadline(Suite suite, Browsers browsers) {
    CustomerPage customer = browsers.phone("zh-CN").goOnAsGuest().askForHelp();
    customer.sayAndSee("你们的客服态度太差了");
    String conversation = customer.conversationId();
    customer.leaveUnsolved().rate(1, false, "没人管");

    Api officer = Api.as(suite.url(), "sun-li");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(officer.get("/tickets/api/cases?limit=50").toString())
                    .contains(conversation)
                    .contains("dueAt"));
  }

  @Test
  void anExchangeIsLedFromItemToPickUp(Suite suite, Browsers browsers) {
    CustomerPage customer = browsers.phone("zh-CN").signIn("li-na").askForHelp();
    customer.sayAndSee("我想换货").choose("尺码偏小").choose("L").choose("明天上午");
    assertThat(customer.messagesOf("BOT").last()).containsText("请确认：亚麻方领连衣裙 M 换 L");
    customer.choose("确认");
    assertThat(customer.messagesOf("BOT").last()).containsText("换货已提交，单号 ex-");
  }

  @Test
  void aConversationThatBeginsAtAnOrderIsAboutThatOrder(Suite suite, Browsers browsers) {
    JsonNode orders = Api.as(suite.url(), "wang-wei").get("/chat/api/orders?limit=10");
    String last = orders.get(orders.size() - 1).get("id").asText();
    CustomerPage customer = browsers.phone("zh-CN").signIn("wang-wei").askAboutOrder(last);
    customer.say("这个订单现在什么状态");
    assertThat(customer.messagesOf("BOT").last()).containsText(last);
    customer.leaveUnsolved();
  }

  private static void ratingIsRecorded(Suite suite, String conversation) {
    Api supervisor = Api.as(suite.url(), "zhou-jie");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(supervisor.get("/tickets/api/ratings?limit=50").toString())
                    .contains(conversation)
                    .contains("很快，谢谢"));
  }

  private static void theFiguresKnowOfIt(Suite suite) {
    Api analyst = Api.as(suite.url(), "qian-yi");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              JsonNode totals = analyst.get("/insight/api/live?minutes=60").get("totals");
              assertThat(totals.get("csat").get("count").asInt()).isPositive();
              assertThat(totals.get("intents").get("where-is-my-parcel").asInt()).isPositive();
              assertThat(totals.get("outcomes").get("AGENT").asInt()).isPositive();
              assertThat(totals.get("waiting").get("count").asInt()).isPositive();
            });
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
