package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promise that peers break most: nothing is lost, doubled or out of order when a process dies.
 */
@ExtendWith(Suite.Extension.class)
class GatewayKilledIT {
  /**
   * A killed service must be found dead, started and joined to the broker again, on a slow machine.
   */
  private static final double RECOVERY_MILLIS = 60_000;

  @Test
  void bothSidesGoOnWithNothingLostDoubledOrOutOfOrder(Suite suite, Browsers browsers) {
    Console agent = browsers.desk("zh-CN").signIn("xiao-chen").goOnline();
    CustomerPage customer = browsers.phone("zh-CN").signIn("zhao-lei").askForHelp();
    customer.askForPerson();
    agent.accept("赵磊").openConversationOf("赵磊");
    assertThat(customer.agentName()).hasText("陈晓");
    String conversation = customer.conversationId();
    customer.sayAndSee("顾客 1");
    agent.say("客服 1");
    assertThat(customer.messagesOf("AGENT").filter(text("客服 1"))).isVisible();

    suite.killHard("chat-gateway");
    customer.say("顾客 2").say("顾客 3");
    agent.say("客服 2").say("客服 3");

    assertThat(customer.messagesOf("AGENT").filter(text("客服 3")))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(RECOVERY_MILLIS));
    assertThat(agent.messagesOf("CUSTOMER").filter(text("顾客 3")))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(RECOVERY_MILLIS));
    customer.sayAndSee("顾客 4");
    agent.say("客服 4");
    assertThat(customer.messagesOf("AGENT").filter(text("客服 4"))).isVisible();

    List<String> spokenByCustomer = List.of("顾客 1", "顾客 2", "顾客 3", "顾客 4");
    List<String> spokenByAgent = List.of("客服 1", "客服 2", "客服 3", "客服 4");
    assertThat(customer.messagesOf("CUSTOMER").locator("p")).hasText(texts(spokenByCustomer));
    assertThat(customer.messagesOf("AGENT").locator("p")).hasText(texts(spokenByAgent));

    JsonNode events =
        Api.as(suite.url(), "zhao-lei")
            .get("/chat/api/conversations/" + conversation + "/events?after=0&limit=100")
            .get("events");
    assertThat(numbers(events)).isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(said(events, "CUSTOMER")).isEqualTo(spokenByCustomer);
    assertThat(said(events, "AGENT")).isEqualTo(spokenByAgent);

    agent.resolve();
    assertThat(customer.rating()).isVisible();
    agent.goOffline();
  }

  private static List<Integer> numbers(JsonNode events) {
    List<Integer> numbers = new ArrayList<>();
    events.forEach(event -> numbers.add(event.get("seq").asInt()));
    return numbers;
  }

  private static List<String> said(JsonNode events, String author) {
    List<String> said = new ArrayList<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (event.get("eventType").asText().equals("conversation.message-posted.v1")
          && data.get("author").get("kind").asText().equals(author)) {
        said.add(data.get("content").get("text").asText());
      }
    }
    return said;
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
