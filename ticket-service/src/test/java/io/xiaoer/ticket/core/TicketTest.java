package io.xiaoer.ticket.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Customer.Tier;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketCommand.RecordRating;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.contracts.ticket.TicketEvent.CaseOpened;
import io.xiaoer.contracts.ticket.TicketEvent.RatingRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketTest {
  private static final Instant RATED = Instant.parse("2026-11-18T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:02Z");
  private static final DuePolicy POLICY =
      new DuePolicy("2026-11", Duration.ofHours(24), Duration.ofHours(8), Duration.ofHours(12));
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aSolvedConversationIsOnlyRecorded() {
    assertThat(decide(Ticket.blank("ticket-c1"), command("x", "c1", Tier.STANDARD, true)))
        .isEqualTo(new Decision.Accepted(List.of(recorded("x", Map.of("model", "7"), true))));
  }

  @Test
  void anUnsolvedConversationBecomesACaseThatIsDueADayAfterTheRating() {
    assertThat(decide(Ticket.blank("ticket-c1"), command("x", "c1", Tier.STANDARD, false)))
        .isEqualTo(
            new Decision.Accepted(
                List.of(
                    recorded("x", Map.of("model", "7"), false),
                    opened("x", Tier.STANDARD, "2026-11-19T10:00:00Z"))));
  }

  @Test
  void aVipIsOwedAnAnswerInEightHours() {
    assertThat(decide(Ticket.blank("ticket-c1"), command("x", "c1", Tier.VIP, false)))
        .isEqualTo(
            new Decision.Accepted(
                List.of(
                    recorded("x", Map.of("model", "7"), false),
                    opened("x", Tier.VIP, "2026-11-18T18:00:00Z"))));
  }

  @Test
  void aRedeliveredCommandGivesTheSameEventsLaterAndUnderAnotherPolicy() {
    var command = command("x", "c1", Tier.STANDARD, false);
    Decision.Accepted first = (Decision.Accepted) decide(Ticket.blank("ticket-c1"), command);
    Ticket ticket =
        first.events().stream().reduce(Ticket.blank("ticket-c1"), Ticket::apply, (a, b) -> b);
    DuePolicy other =
        new DuePolicy("2027-01", Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    assertThat(ticket.decide(command, NOW.plusSeconds(3600), other))
        .isEqualTo(new Decision.Repeated(first.events()));
  }

  @Test
  void aSecondRatingIsRefused() {
    var first =
        (Decision.Accepted) decide(Ticket.blank("ticket-c1"), command("x", "c1", Tier.VIP, true));
    Ticket ticket = Ticket.blank("ticket-c1").apply(first.events().getFirst());
    assertThat(decide(ticket, command("y", "c1", Tier.VIP, false)))
        .isEqualTo(new Decision.Refused(Decision.Refusal.ALREADY_RATED));
  }

  @Test
  void aReportedMessageBecomesACaseOfItsOwnThatIsDueHalfADayLater() {
    assertThat(decide(Ticket.blank("report-c1-7"), report("x", "report-c1-7")))
        .isEqualTo(
            new Decision.Accepted(
                List.of(
                    new Envelope.OfEvent<TicketEvent>(
                        Ticket.stableId("report-c1-7/1"),
                        "/ticket-service",
                        "report-c1-7",
                        NOW,
                        TRACE,
                        new Facts(1, "x", Map.of(DuePolicy.NAME, "2026-11"), "customer:li-na"),
                        new TicketEvent.ReportOpened(
                            "c1",
                            "yunxi",
                            new Customer("li-na", "李娜", Tier.STANDARD),
                            "xiao-chen",
                            7,
                            ReportReason.FRAUD,
                            "让我店外付款",
                            Instant.parse("2026-11-18T22:00:00Z"))))));
  }

  @Test
  void theSameMessageIsReportedOnceAndNotUnderAnotherId() {
    var first = (Decision.Accepted) decide(Ticket.blank("report-c1-7"), report("x", "report-c1-7"));
    Ticket ticket = Ticket.blank("report-c1-7").apply(first.events().getFirst());
    assertThat(decide(ticket, report("x", "report-c1-7")))
        .isEqualTo(new Decision.Repeated(first.events()));
    assertThat(decide(ticket, report("y", "report-c1-7")))
        .isEqualTo(new Decision.Refused(Decision.Refusal.ALREADY_REPORTED));
    assertThat(decide(Ticket.blank("report-c1-8"), report("x", "report-c1-8")))
        .isEqualTo(new Decision.Refused(Decision.Refusal.WRONG_TICKET));
  }

  private static Envelope.OfCommand<TicketCommand> report(String id, String ticket) {
    return new Envelope.OfCommand<>(
        id,
        "/ticket-service",
        ticket,
        RATED,
        TRACE,
        Map.of(),
        new TicketCommand.OpenReport(
            "c1",
            "yunxi",
            new Customer("li-na", "李娜", Tier.STANDARD),
            "xiao-chen",
            7,
            ReportReason.FRAUD,
            "让我店外付款"));
  }

  @Test
  void aRatingSentToTheTicketOfAnotherConversationIsRefused() {
    assertThat(decide(Ticket.blank("ticket-c2"), command("x", "c1", Tier.VIP, true)))
        .isEqualTo(new Decision.Refused(Decision.Refusal.WRONG_TICKET));
  }

  private static Decision decide(Ticket ticket, Envelope.OfCommand<TicketCommand> command) {
    return ticket.decide(command, NOW, POLICY);
  }

  private static Envelope.OfCommand<TicketCommand> command(
      String id, String conversation, Tier tier, boolean solved) {
    return new Envelope.OfCommand<>(
        id,
        "/ticket-service",
        "ticket-" + conversation,
        RATED,
        TRACE,
        Map.of("model", "7"),
        new RecordRating(
            conversation, "yunxi", customer(tier), "agent-1", solved ? 5 : 2, solved, "还行"));
  }

  private static Customer customer(Tier tier) {
    return new Customer("li-na", "李娜", tier);
  }

  private static Envelope.OfEvent<TicketEvent> recorded(
      String causation, Map<String, String> versions, boolean solved) {
    return event(
        1,
        causation,
        versions,
        new RatingRecorded("c1", "yunxi", "agent-1", solved ? 5 : 2, solved, "还行"));
  }

  private static Envelope.OfEvent<TicketEvent> opened(String causation, Tier tier, String dueAt) {
    return event(
        2,
        causation,
        Map.of("model", "7", "policy.case-due", "2026-11"),
        new CaseOpened("c1", "yunxi", customer(tier), Instant.parse(dueAt)));
  }

  private static Envelope.OfEvent<TicketEvent> event(
      long seq, String causation, Map<String, String> versions, TicketEvent data) {
    return new Envelope.OfEvent<>(
        Ticket.stableId("ticket-c1/" + seq),
        "/ticket-service",
        "ticket-c1",
        NOW,
        TRACE,
        new Facts(seq, causation, versions, "customer:li-na"),
        data);
  }
}
