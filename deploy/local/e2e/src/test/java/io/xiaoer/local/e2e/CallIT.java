package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customer and agent see and hear each other: two real browsers with played devices. */
@ExtendWith(Suite.Extension.class)
class CallIT {
  /** How many new pictures count as a moving picture. */
  private static final int PICTURES = 5;

  @Test
  void customerAndAgentSeeEachOtherAlsoAfterACutAndBothTranscriptsKnowOfIt(
      Suite suite, Browsers browsers) {
    Console agent = browsers.desk("zh-CN").signIn("xiao-chen").goOnline();
    CustomerPage customer = browsers.phone("zh-CN").signIn("zhang-min").askForHelp();
    assertThat(customer.page().getByTestId("call-button")).isHidden();
    customer.askForPerson();
    agent.accept("张敏").openConversationOf("张敏");
    assertThat(customer.agentName()).hasText("陈晓");

    button(customer.page(), "呼叫陈晓").click();
    customer.screenshot("call-question");
    button(customer.page(), "视频通话").click();
    Page console = agent.page();
    assertThat(console.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("张敏请求视频通话")))
        .isVisible();
    agent.screenshot("call-rings");
    button(console, "打开摄像头接听").click();

    seesMovingPictures(customer.page());
    seesMovingPictures(console);
    customer.screenshot("call-phone");
    agent.screenshot("call-desk");

    customer.page().context().setOffline(true);
    assertThat(customer.page().getByTestId("connection-banner")).isVisible();
    customer.page().context().setOffline(false);
    customer.sayAndSee("刚才断了一下");
    assertThat(call(customer.page())).hasAttribute("data-phase", "talking");
    seesMovingPictures(customer.page());
    seesMovingPictures(console);

    button(console, "挂断").click();
    assertThat(call(customer.page())).isHidden();
    assertThat(call(console)).isHidden();
    assertThat(customer.page().getByTestId("notice").filter(text("通话结束"))).isVisible();
    assertThat(console.getByTestId("milestone").filter(text("通话结束"))).isVisible();
    customer.screenshot("call-over");
    List<String> logged = new ArrayList<>();
    for (JsonNode event :
        Api.as(suite.url(), "zhang-min")
            .get(
                "/chat/api/conversations/"
                    + customer.conversationId()
                    + "/events?after=0&limit=100")
            .get("events")) {
      String type = event.get("eventType").asText();
      if (type.startsWith("conversation.call-")) {
        logged.add(
            type + " " + event.at("/data/by/kind").asText() + event.at("/data/reason").asText());
      }
    }
    assertThat(logged)
        .containsExactly(
            "conversation.call-requested.v1 CUSTOMER",
            "conversation.call-accepted.v1 AGENT",
            "conversation.call-ended.v1 AGENTHUNG_UP");
    agent.resolve();
    assertThat(customer.rating()).isVisible();
    agent.goOffline();
  }

  /** Of the other side: pictures of some size, and new ones all the time. */
  private static void seesMovingPictures(Page page) {
    assertThat(call(page)).hasAttribute("data-phase", "talking");
    Locator remote = page.getByTestId("remote-video");
    assertThat(remote).isVisible();
    int before = pictures(remote);
    page.waitForCondition(() -> pictures(remote) >= before + PICTURES);
    assertThat((Integer) remote.evaluate("video => video.videoWidth")).isPositive();
  }

  private static int pictures(Locator video) {
    return (Integer) video.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames");
  }

  private static Locator call(Page page) {
    return page.getByTestId("call");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
