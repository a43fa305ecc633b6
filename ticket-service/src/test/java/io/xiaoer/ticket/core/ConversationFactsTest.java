package io.xiaoer.ticket.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.ticket.TicketCommand.OpenReport;
import io.xiaoer.contracts.ticket.TicketCommand.RecordRating;
import io.xiaoer.ticket.core.ConversationFacts.Folded;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationFactsTest {
  private static final Instant AT = Instant.parse("2026-11-18T10:00:00Z");
  private static final Customer LI_NA = new Customer("li-na", "李娜", Customer.Tier.STANDARD);
  private static final ConversationOpened OPENED =
      new ConversationOpened(
          "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN");
  private static final ConversationFacts BEGUN =
      new ConversationFacts("c1", 1, "yunxi", LI_NA, null);

  @Test
  void theFirstEventSaysWhoIsServedByWhichShop() {
    assertThat(ConversationFacts.fold(Optional.empty(), event("c1", 1, OPENED)))
        .isEqualTo(new Folded.Changed(BEGUN));
  }

  @Test
  void theLastAgentIsTheOneWhoServed() {
    ConversationFacts first = changed(BEGUN, event("c1", 5, served("xiao-chen", 2)));
    assertThat(ConversationFacts.fold(Optional.of(first), event("c1", 9, served("xiao-lin", 4))))
        .isEqualTo(new Folded.Changed(new ConversationFacts("c1", 9, "yunxi", LI_NA, "xiao-lin")));
  }

  @Test
  void anAgentWhoComesAgainInADuplicateDoesNotReplaceALaterOne() {
    ConversationFacts later = new ConversationFacts("c1", 9, "yunxi", LI_NA, "xiao-lin");
    assertThat(ConversationFacts.fold(Optional.of(later), event("c1", 5, served("xiao-chen", 2))))
        .isEqualTo(new Folded.Unchanged());
  }

  @Test
  void theBotServingAloneLeavesNoAgent() {
    assertThat(rated(BEGUN, 7).command().data())
        .isEqualTo(new RecordRating("c1", "yunxi", LI_NA, null, 4, true, "谢谢"));
  }

  @Test
  void aReportBecomesTheSameCommandHoweverOftenItComes() {
    ConversationEvent reported =
        new ConversationEvent.MessageReported(
            5, new Author(Author.Kind.CUSTOMER, "li-na", "李娜"), ReportReason.RUDE, "骂人");
    ConversationFacts known = new ConversationFacts("c1", 5, "yunxi", LI_NA, "xiao-chen");
    Folded.Told first =
        (Folded.Told) ConversationFacts.fold(Optional.of(known), event("c1", 7, reported));
    assertThat(first.command().subject()).isEqualTo("report-c1-5");
    assertThat(first.command().data())
        .isEqualTo(new OpenReport("c1", "yunxi", LI_NA, "xiao-chen", 5, ReportReason.RUDE, "骂人"));
    assertThat(ConversationFacts.fold(Optional.of(first.facts()), event("c1", 7, reported)))
        .isEqualTo(first);
  }

  @Test
  void aRatingBecomesACommandForTheTicketOfItsConversation() {
    ConversationFacts known = new ConversationFacts("c1", 5, "yunxi", LI_NA, "xiao-chen");
    assertThat(rated(known, 7))
        .isEqualTo(
            new Folded.Told(
                new ConversationFacts("c1", 7, "yunxi", LI_NA, "xiao-chen"),
                new Envelope.OfCommand<>(
                    Ticket.stableId("record-rating/event-7"),
                    "/ticket-service",
                    "ticket-c1",
                    AT,
                    null,
                    Map.of(),
                    new RecordRating("c1", "yunxi", LI_NA, "xiao-chen", 4, true, "谢谢"))));
  }

  @Test
  void aRatingThatComesTwiceGivesTheSameCommandTwice() {
    Folded.Told first = rated(BEGUN, 7);
    assertThat(rated(first.facts(), 7)).isEqualTo(first);
  }

  @Test
  void aConversationWhoseBeginningWasNeverSeenIsLeftAlone() {
    assertThat(ConversationFacts.fold(Optional.empty(), event("c1", 7, rating())))
        .isEqualTo(new Folded.Unplaced());
  }

  @Test
  void aConversationWhoseIdMakesNoTicketIsLeftAlone() {
    assertThat(ConversationFacts.fold(Optional.empty(), event("c".repeat(95), 1, OPENED)))
        .isEqualTo(new Folded.Unplaced());
  }

  private static ConversationFacts changed(
      ConversationFacts known, Envelope.OfEvent<ConversationEvent> event) {
    return ((Folded.Changed) ConversationFacts.fold(Optional.of(known), event)).facts();
  }

  private static Folded.Told rated(ConversationFacts known, long seq) {
    return (Folded.Told) ConversationFacts.fold(Optional.of(known), event("c1", seq, rating()));
  }

  private static ConversationRated rating() {
    return new ConversationRated(4, true, "谢谢");
  }

  private static ControlChanged served(String agent, int epoch) {
    return new ControlChanged(new Control.Served(new Agent(agent, agent)), epoch);
  }

  private static Envelope.OfEvent<ConversationEvent> event(
      String conversation, long seq, ConversationEvent data) {
    return new Envelope.OfEvent<>(
        "event-" + seq,
        "/chat-gateway",
        conversation,
        AT,
        null,
        new Facts(seq, "command-" + seq, Map.of(), "customer:li-na"),
        data);
  }
}
