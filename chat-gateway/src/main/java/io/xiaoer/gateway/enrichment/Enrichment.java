package io.xiaoer.gateway.enrichment;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.PreviewLink;
import io.xiaoer.contracts.conversation.ConversationCommand.TranscribeVoice;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.LinkPreview;
import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.mongo.Transcripts;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one message and asks the log to lay beside it what was learnt. */
final class Enrichment {
  private final Optional<LinkPreviews> previews;
  private final Voices voices;
  private final Transcripts transcripts;
  private final TopicWriter topics;
  private final BodyCipher cipher;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Duration newerThan;

  Enrichment(
      Optional<LinkPreviews> previews,
      Voices voices,
      Transcripts transcripts,
      TopicWriter topics,
      BodyCipher cipher,
      MeterRegistry meters,
      Clock clock,
      Duration newerThan) {
    this.previews = previews;
    this.voices = voices;
    this.transcripts = transcripts;
    this.topics = topics;
    this.cipher = cipher;
    this.meters = meters;
    this.clock = clock;
    this.newerThan = newerThan;
  }

  /**
   * Enriches a message; the commands are durable when this returns.
   *
   * @throws TopicWriter.NotDurable if the broker is down
   * @throws com.mongodb.MongoException if the store is down
   */
  void enrich(OfEvent<?> event, MessagePosted message) {
    boolean late = event.time().isBefore(clock.instant().minus(newerThan));
    if (message.content() instanceof Content.Voice(var medium)) {
      Transcript transcript =
          late ? new Transcript(Transcript.Result.FAILED, null, null) : voices.of(medium.id());
      meters.counter("gateway.transcripts", "result", transcript.result().name()).increment();
      write(
          event,
          "transcript",
          Map.of("speech", voices.version()),
          new TranscribeVoice(event.facts().seq(), transcript));
    } else if (!late && previews.isPresent()) {
      preview(event, Links.in(cipher.decrypt(message.content())), previews.get());
    }
  }

  private void preview(OfEvent<?> event, List<String> links, LinkPreviews made) {
    if (links.isEmpty()) {
      return;
    }
    Known known = transcripts.find(event.subject()).orElse(null);
    for (int i = 0; known != null && i < links.size(); i++) {
      Optional<LinkPreview> preview = made.of(known, links.get(i));
      meters
          .counter("gateway.link.previews", "result", preview.isPresent() ? "made" : "none")
          .increment();
      if (preview.isPresent()) {
        write(event, "preview-" + i, Map.of(), new PreviewLink(event.facts().seq(), preview.get()));
      }
    }
  }

  private void write(
      OfEvent<?> event, String kind, Map<String, String> versions, ConversationCommand command) {
    String seq = Long.toString(event.facts().seq());
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(
            Ids.command(event.subject(), kind, seq),
            ConversationRules.SOURCE,
            event.subject(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            event.traceparent(),
            versions,
            cipher.encrypt(command, event.facts().subjectKeyId())));
  }
}
