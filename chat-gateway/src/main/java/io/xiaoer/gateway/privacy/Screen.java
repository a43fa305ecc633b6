package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.AttachBrief;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.HandOver;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PreviewLink;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordUnderstanding;
import io.xiaoer.contracts.conversation.ConversationCommand.ReportMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.ReturnToQueue;
import io.xiaoer.contracts.conversation.ConversationCommand.TranscribeVoice;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.Screening;
import io.xiaoer.contracts.conversation.Screening.Concern;
import io.xiaoer.contracts.conversation.Screening.Link;
import io.xiaoer.contracts.conversation.Screening.Masked;
import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.gateway.core.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes over a command before it is written or becomes an event.
 *
 * <p>A customer's message is masked where it is taken in, before its command is written. What
 * others send is masked by the sequencer before it decides, and there every message's links and an
 * agent's words are judged, too. Screening the same command again gives the same, ids included.
 */
public final class Screen {
  private static final String RULES = "screening";

  private Screen() {}

  /**
   * What was said where now a mask is; to be sealed before the command or event is written.
   *
   * @param sealedId its id
   * @param kind what it is
   * @param text the words
   */
  public record Original(String sealedId, Masked.Kind kind, String text) {}

  /**
   * A command as it may be decided on.
   *
   * @param command the command
   * @param originals what was masked in it and can be revealed
   */
  public record Screened<C>(C command, List<Original> originals) {
    /** Copies the originals. */
    public Screened {
      originals = List.copyOf(originals);
    }
  }

  /**
   * Words as they may be written.
   *
   * @param content the content, masked
   * @param screening what was masked, also if that was nothing
   * @param originals what was masked and can be revealed
   */
  public record Taken(Content content, Screening screening, List<Original> originals) {
    /** Copies the originals. */
    public Taken {
      originals = List.copyOf(originals);
    }
  }

  /**
   * A customer's words, masked before their command is written.
   *
   * @param commandId the command's id, from which the originals have theirs
   */
  public static Taken takenIn(String commandId, Content content) {
    List<Masked> masked = new ArrayList<>();
    List<Original> originals = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean isForm = content instanceof Content.FormAnswer;
    for (String said : Words.of(content)) {
      Masking.Result result = Masking.mask(said);
      Integer answer = isForm ? words.size() : null;
      for (Masking.Part part : result.parts()) {
        if (masked.size() < Screening.FINDINGS) {
          String sealedId = Ids.sealed(commandId, masked.size());
          masked.add(new Masked(part.kind(), part.start(), part.end(), sealedId, answer));
          originals.add(new Original(sealedId, part.kind(), part.original()));
        }
      }
      words.add(result.text());
    }
    return new Taken(
        masked.isEmpty() ? content : Words.replaced(content, words),
        new Screening(masked, List.of(), List.of()),
        originals);
  }

  /**
   * Any command, before it is decided on.
   *
   * @param links the shop's rules for links
   */
  public static Screened<OfCommand<ConversationCommand>> before(
      OfCommand<ConversationCommand> command, LinkRules links) {
    return switch (command.data()) {
      case PostMessage post -> {
        Judged judged = judge(command, post.author(), post.content(), post.screening(), links);
        yield judged.in(
            command,
            new PostMessage(
                post.author(),
                judged.content(),
                post.clientMessageId(),
                post.controlEpoch(),
                judged.screening()));
      }
      case EditMessage edit -> {
        Judged judged = judge(command, edit.author(), edit.content(), edit.screening(), links);
        yield judged.in(
            command,
            new EditMessage(
                edit.author(),
                edit.messageSeq(),
                judged.content(),
                edit.controlEpoch(),
                judged.screening()));
      }
      case RateConversation rate ->
          plain(command, new RateConversation(rate.stars(), rate.solved(), masked(rate.comment())));
      case ReportMessage report ->
          plain(
              command,
              new ReportMessage(
                  report.by(), report.messageSeq(), report.reason(), masked(report.comment())));
      case HandOver handOver ->
          plain(command, new HandOver(handOver.controlEpoch(), masked(handOver.brief())));
      case AttachBrief attach -> plain(command, new AttachBrief(masked(attach.brief())));
      case TranscribeVoice voice ->
          plain(command, new TranscribeVoice(voice.messageSeq(), masked(voice.transcript())));
      case OpenConversation _,
          RequestPerson _,
          RecordUnderstanding _,
          AssignAgent _,
          ReturnToQueue _,
          RecordReceipt _,
          PreviewLink _,
          RecallMessage _,
          WarnIdle _,
          RequestCall _,
          AcceptCall _,
          EndCall _,
          CloseConversation _ ->
          new Screened<>(command, List.of());
    };
  }

  /** Words with all that was found in them; no screening where that is nothing. */
  private record Judged(Content content, @Nullable Screening screening, List<Original> originals) {
    Screened<OfCommand<ConversationCommand>> in(
        OfCommand<ConversationCommand> command, ConversationCommand screened) {
      Map<String, String> named = screening == null ? command.versions() : versions(command);
      return new Screened<>(with(command, screened, named), originals);
    }
  }

  /** What a customer said was masked where it was taken in; what others say is masked now. */
  private static Judged judge(
      OfCommand<ConversationCommand> command,
      Author author,
      Content said,
      @Nullable Screening before,
      LinkRules links) {
    Taken taken =
        author.kind() == Author.Kind.CUSTOMER && before != null
            ? new Taken(said, before, List.of())
            : takenIn(command.id(), said);
    List<Link> judged = new ArrayList<>();
    Words.withLinks(taken.content()).forEach(text -> judged.addAll(links.judge(text)));
    List<Concern> concerns = concerns(author, taken.content().words(), judged);
    List<Masked> masked = taken.screening().masked();
    boolean nothing = masked.isEmpty() && judged.isEmpty() && concerns.isEmpty();
    return new Judged(
        taken.content(),
        nothing ? null : new Screening(masked, judged, concerns),
        taken.originals());
  }

  private static List<Concern> concerns(Author author, String text, List<Link> links) {
    List<Concern> concerns =
        author.kind() == Author.Kind.AGENT
            ? new ArrayList<>(ConductRules.of(text))
            : new ArrayList<>();
    if (links.stream().anyMatch(Screen::isDangerous)) {
      concerns.add(Concern.DANGEROUS_LINK);
    }
    return concerns;
  }

  private static boolean isDangerous(Link link) {
    return link.verdict() == Link.Verdict.BLOCKED || link.verdict() == Link.Verdict.LOOKALIKE;
  }

  private static HandOverBrief masked(HandOverBrief brief) {
    Map<String, String> slots = new HashMap<>();
    brief.slots().forEach((name, value) -> slots.put(name, Masking.mask(value).text()));
    return new HandOverBrief(
        brief.reason(),
        brief.problemClass(),
        brief.intent(),
        brief.language(),
        brief.mood(),
        Masking.mask(brief.summary()).text(),
        slots);
  }

  private static Transcript masked(Transcript transcript) {
    return new Transcript(transcript.result(), masked(transcript.text()), transcript.language());
  }

  private static @Nullable String masked(@Nullable String comment) {
    return comment == null ? null : Masking.mask(comment).text();
  }

  private static Map<String, String> versions(OfCommand<ConversationCommand> command) {
    Map<String, String> versions = new HashMap<>(command.versions());
    if (versions.size() < Facts.MAX_VERSIONS) {
      versions.put(RULES, Masking.VERSION);
    }
    return versions;
  }

  private static Screened<OfCommand<ConversationCommand>> plain(
      OfCommand<ConversationCommand> command, ConversationCommand screened) {
    return new Screened<>(with(command, screened, command.versions()), List.of());
  }

  private static OfCommand<ConversationCommand> with(
      OfCommand<ConversationCommand> command,
      ConversationCommand data,
      Map<String, String> versions) {
    return new OfCommand<>(
        command.id(),
        command.source(),
        command.subject(),
        command.time(),
        command.traceparent(),
        versions,
        data);
  }
}
