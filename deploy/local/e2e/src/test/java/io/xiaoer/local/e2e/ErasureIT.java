package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a customer and those who serve him say lies encrypted everywhere, and ends with his key. */
@ExtendWith(Suite.Extension.class)
class ErasureIT {
  private static final String ADDRESS = "我的新地址是梅花巷七十七号";
  private static final String ANSWER = "梅花巷的地址已经替您登记好了";
  private static final String COMMENT = "登记梅花巷地址很快";
  private static final String REASON = "客户来信要求";
  private static final String ERASED = "[erased]";

  @Test
  void aCustomersWordsAreReadableNowhereOnceHeIsErased(Suite suite, Browsers browsers) {
    Console agent = browsers.desk("zh-CN").signIn("zhou-jie").goOnline();
    CustomerPage customer = browsers.phone("zh-CN").goOnAsGuest().askForHelp();
    customer.sayAndSee(ADDRESS);
    customer.askForPerson();
    agent.accept("访客").openConversationOf("访客").say(ANSWER);
    assertThat(customer.messagesOf("AGENT").last()).containsText(ANSWER);
    agent.resolve();
    int rated = figures(suite).path("count").asInt();
    customer.rate(5, true, COMMENT);
    agent.goOffline();
    String conversation = customer.conversationId();
    Api supervisor = Api.as(suite.url(), "zhou-jie");
    String events = "/chat/api/conversations/" + conversation + "/events?limit=500";
    String customerId = supervisor.get(events).findValue("customer").get("id").asText();
    ratingSays(supervisor, conversation, COMMENT);
    JsonNode figures =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> figures(suite), counted -> counted.path("count").asInt() > rated);

    String[] words = {ADDRESS, ANSWER, COMMENT, "梅花巷"};
    assertThat(suite.proveErasure(customerId, words))
        .startsWith("1\n")
        .contains("subject_keys _id")
        .doesNotContain("personal texts that are not encrypted")
        .doesNotContain("the words given");

    Console officer = browsers.desk("zh-CN").signIn("sun-li");
    officer.wantDataOf(customerId, REASON);
    Axe.findsNothingAsItIs(officer.page(), "a customer's data, after a second login only");
    Download export = officer.downloadAfterSigningInAgain();
    assertThat(export.suggestedFilename()).matches("xiaoer-" + customerId + "-[-0-9]{10}\\.zip");
    assertThat(conversationIn(export, conversation)).contains(ADDRESS, ANSWER);
    JsonNode noted = supervisor.get("/chat/api/reveals").get("reveals").get(0);
    assertThat(noted.get("customerId").asText()).isEqualTo(customerId);
    assertThat(noted.get("reason").asText()).isEqualTo(REASON);
    Axe.findsNothingAsItIs(officer.screenshot("customer-data").page(), "a customer's data, saved");
    officer.eraseHim();
    Axe.findsNothingAsItIs(officer.page(), "a customer's data, erased");

    assertThat(suite.proveErasure(customerId, words)).startsWith("0\n").contains("is erased");
    assertThat(supervisor.get(events).toString()).contains(ERASED).doesNotContain("梅花巷");
    // A service holds a borrowed key for a minute.
    ratingSays(supervisor, conversation, ERASED);
    assertThat(figures(suite)).isEqualTo(figures);
  }

  /** What an export says of a conversation. */
  private static String conversationIn(Download export, String conversation) {
    try (ZipFile zip = new ZipFile(export.path().toFile())) {
      ZipEntry entry = zip.getEntry("conversations/" + conversation + ".json");
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void ratingSays(Api supervisor, String conversation, String comment) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(rating(supervisor, conversation).path("comment").asText())
                    .isEqualTo(comment));
  }

  private static JsonNode rating(Api supervisor, String conversation) {
    for (JsonNode rating : supervisor.get("/tickets/api/ratings?limit=50").get("ratings")) {
      if (rating.get("conversationId").asText().equals(conversation)) {
        return rating;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  /** What customers said of the service, as counted. */
  private static JsonNode figures(Suite suite) {
    return Api.as(suite.url(), "qian-yi")
        .get("/insight/api/live?minutes=60")
        .get("totals")
        .get("csat");
  }
}
