package io.xiaoer.gateway.mongo;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageEdited;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.core.Conversation.Known;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for words in transcripts, the newest first. It reads the transcripts themselves, at most
 * {@link #PAGES} pages a call, and says from where to go on: the cost of a call has a bound, there
 * is no index to keep, and what is erased or sealed cannot be found.
 */
public final class TranscriptSearch {
  /** Most pages that one call reads. */
  public static final int PAGES = 40;

  private static final int PAGE_EVENTS = 100;

  private final Transcripts transcripts;
  private final BodyCipher cipher;

  /** A search of transcripts. */
  public TranscriptSearch(Transcripts transcripts, BodyCipher cipher) {
    this.transcripts = transcripts;
    this.cipher = cipher;
  }

  /**
   * From where to go on.
   *
   * @param conversationId the conversation
   * @param before the first number that was looked at
   */
  public record Place(String conversationId, long before) {}

  /**
   * What was found.
   *
   * @param messages messages that hold the words, newest first
   * @param words what each of them says now
   * @param next from where to go on; absent where everything was looked at
   */
  public record Found(
      List<OfEvent<ConversationEvent>> messages, List<String> words, @Nullable Place next) {}

  /**
   * Looks for words.
   *
   * @param conversations where, in the order in which to look
   * @param words what for; letters of either case and either width are the same
   * @param from from where to go on; absent for the beginning
   * @param limit most messages
   */
  public Found search(List<String> conversations, String words, @Nullable Place from, int limit) {
    Looking looking = new Looking(folded(words), limit);
    int first = from == null ? 0 : Math.max(0, conversations.indexOf(from.conversationId()));
    for (String id : conversations.subList(first, conversations.size())) {
      Optional<Known> known = transcripts.find(id);
      if (known.isEmpty()) {
        continue;
      }
      long end = known.get().lastSeq() + 1;
      long before = from != null && from.conversationId().equals(id) ? from.before() : end;
      Place stopped = looking.through(id, Math.min(before, end));
      if (stopped != null) {
        return looking.found(stopped);
      }
    }
    return looking.found(null);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** One call's way through transcripts. */
  private final class Looking {
    private final String wanted;
    private final int limit;
    private final List<OfEvent<ConversationEvent>> messages = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int pages;

    Looking(String wanted, int limit) {
      this.wanted = wanted;
      this.limit = limit;
    }

    /**
     * Looks through a conversation from its end; says where it stopped, if before its beginning.
     */
    @Nullable Place through(String id, long end) {
      Map<Long, Optional<Content>> revised = new HashMap<>();
      // what became of the messages just before the end stands after it
      transcripts
          .after(id, end - 1, PAGE_EVENTS)
          .reversed()
          .forEach(e -> revise(revised, cipher.decrypt(e.event())));
      long before = end;
      while (before > 1) {
        if (pages++ == PAGES) {
          return new Place(id, before);
        }
        List<StoredEvent> page = transcripts.before(id, before, PAGE_EVENTS);
        for (StoredEvent stored : page.reversed()) {
          if (messages.size() == limit) {
            return new Place(id, stored.seq() + 1);
          }
          look(revised, cipher.decrypt(stored.event()));
        }
        before = page.getFirst().seq();
      }
      return null;
    }

    private void look(Map<Long, Optional<Content>> revised, OfEvent<ConversationEvent> event) {
      revise(revised, event);
      if (event.data() instanceof MessagePosted said) {
        revised
            .getOrDefault(event.facts().seq(), Optional.of(said.content()))
            .map(Content::words)
            .filter(text -> folded(text).contains(wanted))
            .ifPresent(
                text -> {
                  messages.add(event);
                  words.add(text);
                });
      }
    }

    /** The latest word counts, and it comes first here. */
    private void revise(Map<Long, Optional<Content>> revised, OfEvent<ConversationEvent> event) {
      switch (event.data()) {
        case MessageEdited edited ->
            revised.putIfAbsent(edited.messageSeq(), Optional.of(edited.content()));
        case MessageRecalled recalled -> revised.put(recalled.messageSeq(), Optional.empty());
        default -> {}
      }
    }

    Found found(@Nullable Place next) {
      return new Found(List.copyOf(messages), List.copyOf(words), next);
    }
  }
}
