package io.xiaoer.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import io.xiaoer.ticket.core.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(KeeperResource.class)
class TicketServiceIT {
  private static final Instant AT = Instant.parse("2026-11-18T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private final String conversation = UUID.randomUUID().toString();
  private final String ticket = Ticket.idOf(conversation);
  private TopicClient topics;

  @BeforeEach
  void connect() {
    topics = new TopicClient(servers);
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void anUnsolvedConversationIsRatedAndBecomesACaseThatTheDeskSees() {
    say(TopicClient.conversation(conversation, "xiao-chen", false, AT));

    List<Envelope> events = awaitEvents(2);
    assertThat(events)
        .extracting(Envelope::data)
        .containsExactly(
            new TicketEvent.RatingRecorded(conversation, "yunxi", "xiao-chen", 1, false, "说了一句"),
            new TicketEvent.CaseOpened(
                conversation, "yunxi", TopicClient.LI_NA, Instant.parse("2026-11-19T10:00:02Z")));
    assertThat(events)
        .extracting(event -> ((Envelope.OfEvent<?>) event).facts().versions())
        .containsExactly(Map.of(), Map.of("policy.case-due", "2026-11"));

    JsonPath listed = awaitListed("/api/cases", "cases.find { it.id == '%s' }");
    Map<String, Object> expected =
        Map.of(
            "id",
            ticket,
            "shopId",
            "yunxi",
            "conversationId",
            conversation,
            "customer",
            Map.of("id", "li-na", "displayName", "李娜", "tier", "STANDARD"),
            "openedAt",
            events.get(1).time().toString(),
            "dueAt",
            "2026-11-19T10:00:02Z");
    assertThat(listed.<Map<String, Object>>get("cases.find { it.id == '" + ticket + "' }"))
        .isEqualTo(expected);
    given()
        .auth()
        .oauth2(supervisor())
        .get("/api/cases/" + ticket)
        .then()
        .statusCode(200)
        .body("opened", equalTo(expected))
        .body("duePolicy", equalTo("2026-11"))
        .body("rating.stars", equalTo(1));
  }

  @Test
  void aSolvedConversationIsRecordedWithoutACase() {
    say(TopicClient.conversation(conversation, null, true, AT));
    assertThat(awaitEvents(1))
        .extracting(Envelope::data)
        .containsExactly(
            new TicketEvent.RatingRecorded(conversation, "yunxi", null, 5, true, "说了一句"));
    awaitListed("/api/ratings", "ratings.find { it.ticketId == '%s' }");
    given()
        .auth()
        .oauth2(supervisor())
        .get("/api/cases/" + ticket)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"));
  }

  @Test
  void aReportedMessageBecomesACaseOnceHoweverOftenTheLogIsDelivered() {
    List<Envelope> log = new ArrayList<>();
    log.add(TopicClient.conversation(conversation, "xiao-chen", true, AT).getFirst());
    log.add(
        new Envelope.OfEvent<>(
            "report-of-" + conversation,
            "/chat-gateway",
            conversation,
            AT,
            null,
            new Facts(2, "cause", Map.of(), "customer:li-na"),
            new ConversationEvent.MessageReported(
                1, new Author(Author.Kind.CUSTOMER, "li-na", "李娜"), ReportReason.FRAUD, "让我店外付款")));
    String report = Ticket.idOfReport(conversation, 1);
    say(log);
    say(log);
    await().atMost(PATIENCE).until(() -> topics.eventsOf(Topics.TICKET_EVENTS, report).size() >= 2);
    assertThat(topics.eventsOf(Topics.TICKET_EVENTS, report).stream().distinct())
        .extracting(Envelope::data)
        .containsExactly(
            new TicketEvent.ReportOpened(
                conversation,
                "yunxi",
                TopicClient.LI_NA,
                null,
                1,
                ReportReason.FRAUD,
                "让我店外付款",
                AT.plus(Duration.ofHours(24))));
    JsonPath listed =
        await()
            .atMost(PATIENCE)
            .until(
                () -> read("/api/reports?limit=100"),
                page -> page.getList("reports.id").contains(report));
    assertThat(listed.getList("reports.id")).containsOnlyOnce(report);
    assertThat(listed.getString("reports.find { it.id == '" + report + "' }.comment"))
        .isEqualTo("让我店外付款");
    assertThat(read("/api/cases?limit=100").getList("cases.id")).doesNotContain(report);
  }

  @Test
  void aLogThatIsDeliveredTwiceGivesTheSameEventsAndOneEntryInEachList() {
    List<Envelope> log = TopicClient.conversation(conversation, "xiao-chen", false, AT);
    say(log);
    List<Envelope> first = awaitEvents(2);
    say(log);
    List<Envelope> both = awaitEvents(4);
    assertThat(both.subList(2, 4)).isEqualTo(first);

    say(TopicClient.conversation(conversation + "-next", "xiao-chen", false, AT));
    awaitListed("/api/cases", "cases.find { it.id == '%s-next' }");
    JsonPath cases = read("/api/cases?limit=100");
    assertThat(cases.getList("cases.id")).containsOnlyOnce(ticket);
    JsonPath ratings = read("/api/ratings?limit=100");
    assertThat(ratings.getList("ratings.ticketId")).containsOnlyOnce(ticket);
  }

  @Test
  void aBrokenRecordGoesToTheDeadLettersWithEvidenceAndHoldsNothingUp() {
    WireMessage whole =
        Codec.encode(TopicClient.conversation(conversation, null, true, AT).getLast());
    byte[] half = java.util.Arrays.copyOf(whole.body(), whole.body().length / 2);
    ProducerRecord<String, byte[]> broken =
        new WireMessage(conversation, whole.headers(), half).to(Topics.CONVERSATION_EVENTS);
    topics.send(broken);
    say(TopicClient.conversation(conversation, null, true, AT));
    awaitEvents(1);

    List<ConsumerRecord<String, byte[]>> dead = topics.recordsOf(Topics.DEAD_LETTERS, conversation);
    assertThat(dead).hasSize(1);
    assertThat(dead.getFirst().value()).isEqualTo(half);
    assertThat(header(dead.getFirst(), "dead-letter-topic")).isEqualTo("conversation-events");
    assertThat(header(dead.getFirst(), "dead-letter-reason")).startsWith("not readable as JSON");
    assertThat(header(dead.getFirst(), "ce_type")).isEqualTo(whole.headers().get("ce_type"));
  }

  private void say(List<Envelope> events) {
    events.forEach(event -> topics.send(Topics.CONVERSATION_EVENTS, event));
  }

  private List<Envelope> awaitEvents(int count) {
    return await()
        .atMost(PATIENCE)
        .until(() -> topics.eventsOf(Topics.TICKET_EVENTS, ticket), found -> found.size() >= count);
  }

  private JsonPath awaitListed(String path, String entry) {
    String found = entry.formatted(ticket);
    return await()
        .atMost(PATIENCE)
        .until(() -> read(path + "?limit=100"), page -> page.get(found) != null);
  }

  private static JsonPath read(String path) {
    return given()
        .auth()
        .oauth2(supervisor())
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String supervisor() {
    return TestTokens.token("zhou-jie", "周洁", Set.of("supervisor"), List.of("/desks/yunxi"));
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
