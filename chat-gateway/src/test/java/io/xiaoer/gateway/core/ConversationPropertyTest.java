package io.xiaoer.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationReopened;
import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageEdited;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked, in whatever order, how often ever. jqwik prints the seed of every run. */
class ConversationPropertyTest {
  /** A command and its id; ids repeat, as commands do. */
  record Asked(String id, ConversationCommand command) {}

  @Property(tries = 500)
  void numbersAreDenseFromOne(@ForAll("conversations") List<Asked> asked) {
    List<OfEvent<ConversationEvent>> log = run(asked).log();
    for (int i = 0; i < log.size(); i++) {
      assertThat(log.get(i).facts().seq()).isEqualTo(i + 1L);
      assertThat(log.get(i).id()).isEqualTo(Ids.event(Speech.ID, i + 1L));
    }
  }

  @Property(tries = 500)
  void noCommandIsCarriedOutTwice(@ForAll("conversations") List<Asked> asked) {
    Map<String, ConversationCommand> first = new HashMap<>();
    Speech speech = new Speech();
    for (Asked one : asked) {
      long before = speech.anyState().lastSeq();
      Decision decision = speech.ask(one.id(), first.computeIfAbsent(one.id(), _ -> one.command()));
      boolean happened =
          speech.log().stream()
              .limit(before)
              .anyMatch(event -> event.facts().causationId().equals(one.id()));
      if (happened) {
        assertThat(decision).isInstanceOf(Decision.Repeated.class);
        assertThat(speech.anyState().lastSeq()).isEqualTo(before);
      }
    }
  }

  @Property(tries = 500)
  void nobodySpeaksForTheShopWithoutControl(@ForAll("conversations") List<Asked> asked) {
    Control control = new Control.Nobody();
    int epoch = 0;
    for (OfEvent<ConversationEvent> event : run(asked).log()) {
      if (event.data() instanceof ControlChanged(Control given, int in)) {
        assertThat(in).isEqualTo(epoch + 1);
        control = given;
        epoch = in;
      }
      if (event.data() instanceof MessagePosted(Author author, var _, var _, var _)) {
        switch (author.kind()) {
          case BOT -> assertThat(control).isEqualTo(new Control.Bot());
          case AGENT ->
              assertThat(control)
                  .isEqualTo(new Control.Served(new Agent(author.id(), author.displayName())));
          case CUSTOMER -> assertThat(author).isEqualTo(Speech.CUSTOMER);
          case SYSTEM -> throw new AssertionError("the suite spoke");
        }
      }
    }
  }

  @Property(tries = 500)
  void afterTheEndComeReceiptsAndOneRatingUntilTheCustomerWritesAgain(
      @ForAll("conversations") List<Asked> asked) {
    boolean closed = false;
    int ratings = 0;
    ConversationEvent before = null;
    for (ConversationEvent event : run(asked).log().stream().map(OfEvent::data).toList()) {
      switch (event) {
        case ConversationReopened _ -> {
          assertThat(closed).isTrue();
          closed = false;
        }
        case ConversationClosed _ -> {
          assertThat(closed).isFalse();
          closed = true;
        }
        case ControlChanged(Control given, int _) -> {
          if (closed) {
            assertThat(before).isInstanceOf(ConversationClosed.class);
            assertThat(given).isEqualTo(new Control.Nobody());
          }
        }
        case ConversationRated _ -> {
          assertThat(closed).isTrue();
          ratings++;
        }
        case ReceiptRecorded _ -> {}
        default -> assertThat(closed).isFalse();
      }
      before = event;
    }
    assertThat(ratings).isLessThanOrEqualTo(1);
  }

  @Property(tries = 500)
  void whatIsEditedOrRecalledIsItsAuthorsOwnAndNotRecalledBefore(
      @ForAll("conversations") List<Asked> asked) {
    Map<Long, Author> said = new HashMap<>();
    for (OfEvent<ConversationEvent> event : run(asked).log()) {
      switch (event.data()) {
        case MessagePosted posted -> said.put(event.facts().seq(), posted.author());
        case MessageEdited(Author by, long seq, var _, var _) ->
            assertThat(said.get(seq)).isEqualTo(by);
        case MessageRecalled(Author by, long seq) -> assertThat(said.remove(seq)).isEqualTo(by);
        default -> {}
      }
    }
  }

  @Property(tries = 500)
  void everyWaitHasAtMostOneBriefAndNoBriefIsWithoutAWait(
      @ForAll("conversations") List<Asked> asked) {
    Control control = new Control.Nobody();
    boolean briefed = false;
    for (OfEvent<ConversationEvent> event : run(asked).log()) {
      if (event.data() instanceof ControlChanged(Control given, var _)) {
        if (given instanceof Control.Queue && !(control instanceof Control.Bot)) {
          briefed = false;
        }
        control = given;
      }
      if (event.data() instanceof HandOverBriefed) {
        assertThat(briefed).isFalse();
        assertThat(control).isNotInstanceOf(Control.Nobody.class);
        briefed = true;
      }
    }
  }

  @Property(tries = 500)
  void callsAreOneAfterAnotherBetweenTheCustomerAndTheAgentWhoHasControl(
      @ForAll("conversations") List<Asked> asked) {
    Control control = new Control.Nobody();
    ConversationEvent.CallRequested rings = null;
    ConversationEvent.CallAccepted on = null;
    for (OfEvent<ConversationEvent> event : run(asked).log()) {
      switch (event.data()) {
        case ControlChanged(Control given, int _) -> {
          assertThat(rings).as("no call outlives its agent's control").isNull();
          control = given;
        }
        case ConversationEvent.CallRequested requested -> {
          assertThat(rings).isNull();
          assertIsParty(requested.by(), control);
          rings = requested;
        }
        case ConversationEvent.CallAccepted accepted -> {
          assertThat(rings).isNotNull();
          assertThat(on).isNull();
          assertThat(accepted.callId()).isEqualTo(rings.callId());
          assertThat(accepted.by().kind()).isNotEqualTo(rings.by().kind());
          assertIsParty(accepted.by(), control);
          on = accepted;
        }
        case ConversationEvent.CallEnded ended -> {
          assertThat(rings).isNotNull();
          assertThat(ended.callId()).isEqualTo(rings.callId());
          assertThat(ended.talkedMillis() > 0).isEqualTo(on != null);
          rings = null;
          on = null;
        }
        default -> {}
      }
    }
  }

  private static void assertIsParty(Author who, Control control) {
    assertThat(control).isInstanceOf(Control.Served.class);
    Agent agent = ((Control.Served) control).agent();
    assertThat(who)
        .isIn(Speech.CUSTOMER, new Author(Author.Kind.AGENT, agent.id(), agent.displayName()));
  }

  @Property(tries = 500)
  void theStateIsTheFoldOfTheEvents(@ForAll("conversations") List<Asked> asked) {
    Speech speech = run(asked);
    Conversation rebuilt = new Conversation.Unopened(Speech.ID);
    for (OfEvent<ConversationEvent> event : speech.log()) {
      rebuilt = rebuilt.apply(event);
    }
    assertThat(rebuilt).isEqualTo(speech.anyState());
  }

  private static Speech run(List<Asked> asked) {
    Speech speech = new Speech();
    asked.forEach(one -> speech.ask(one.id(), one.command()));
    return speech;
  }

  @Provide
  Arbitrary<List<Asked>> conversations() {
    Arbitrary<String> ids = Arbitraries.integers().between(1, 40).map(i -> "command-" + i);
    Arbitrary<Asked> openings = ids.map(id -> new Asked(id, Speech.open()));
    Arbitrary<Asked> others = Combinators.combine(ids, commands()).as(Asked::new);
    return Combinators.combine(openings, others.list().ofMaxSize(60))
        .as((first, rest) -> Stream.concat(Stream.of(first), rest.stream()).toList());
  }

  private static Arbitrary<ConversationCommand> commands() {
    Arbitrary<Integer> epochs = Arbitraries.integers().between(0, 6);
    Arbitrary<Agent> agents = Arbitraries.of(new Agent("a-1", "陈晓"), new Agent("a-2", "林小雨"));
    Arbitrary<Author> authors =
        Arbitraries.of(
            Speech.CUSTOMER,
            Speech.BOT,
            Speech.AGENT,
            new Author(Author.Kind.AGENT, "a-2", "林小雨"),
            new Author(Author.Kind.CUSTOMER, "u-2", "王伟"),
            new Author(Author.Kind.SYSTEM, "s", "系统"));
    Arbitrary<String> calls = Arbitraries.of("call-1", "call-2");
    Arbitrary<String> messageIds = Arbitraries.of("m-1", "m-2", "m-3").injectNull(0.7);
    return Arbitraries.oneOf(
        Combinators.combine(authors, messageIds, epochs)
            .as(
                (author, ref, epoch) ->
                    new ConversationCommand.PostMessage(author, new Content.Text("话"), ref, epoch)),
        Combinators.combine(authors, Arbitraries.longs().between(1, 20), epochs)
            .as(
                (author, seq, epoch) ->
                    new ConversationCommand.EditMessage(
                        author, seq, new Content.Text("别的话"), epoch)),
        Combinators.combine(authors, Arbitraries.longs().between(1, 20), epochs)
            .as(ConversationCommand.RecallMessage::new),
        Arbitraries.longs()
            .between(1, 20)
            .map(seq -> new ConversationCommand.WarnIdle(seq, Instant.EPOCH)),
        Arbitraries.just(new ConversationCommand.RequestPerson()),
        epochs.map(epoch -> new ConversationCommand.HandOver(epoch, Speech.BRIEF)),
        Arbitraries.just(new ConversationCommand.AttachBrief(Speech.BRIEF)),
        Combinators.combine(agents, epochs)
            .as((agent, epoch) -> new ConversationCommand.AssignAgent(agent, "yunxi", epoch)),
        Combinators.combine(agents, epochs)
            .as((agent, epoch) -> new ConversationCommand.ReturnToQueue(agent.id(), epoch)),
        Combinators.combine(authors, Arbitraries.longs().between(1, 20))
            .as(ConversationCommand.RecordReceipt::new),
        Combinators.combine(authors, epochs)
            .as(
                (author, epoch) ->
                    new ConversationCommand.CloseConversation(author, CloseReason.RESOLVED, epoch)),
        Arbitraries.just(new ConversationCommand.RateConversation(4, true, null)),
        Combinators.combine(calls, authors, epochs)
            .as(
                (call, author, epoch) ->
                    new ConversationCommand.RequestCall(
                        call, author, CallKind.AUDIO, "page", epoch)),
        Combinators.combine(calls, authors, epochs)
            .as(
                (call, author, epoch) ->
                    new ConversationCommand.AcceptCall(call, author, "page", epoch)),
        Combinators.combine(calls, authors, epochs)
            .as(
                (call, author, epoch) ->
                    new ConversationCommand.EndCall(call, author, null, epoch)),
        Arbitraries.just(Speech.open()));
  }
}
