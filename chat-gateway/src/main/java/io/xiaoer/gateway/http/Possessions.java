package io.xiaoer.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xiaoer.contracts.Catalogue;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.kafka.BehaviourHistory;
import io.xiaoer.gateway.media.MediaBytes;
import io.xiaoer.gateway.media.StoredMedium;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.gateway.mongo.Subscriptions;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.gateway.proactive.Visit;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is held about a person beside his conversations, as entries of his export. */
@Singleton
class Possessions {
  private final MediaRegistry registry;
  private final MediaBytes bytes;
  private final BehaviourHistory history;
  private final Subscriptions subscriptions;
  private final Visits visits;
  private final BodyCipher cipher;

  Possessions(
      MediaRegistry registry,
      MediaBytes bytes,
      BehaviourHistory history,
      Subscriptions subscriptions,
      Visits visits,
      BodyCipher cipher) {
    this.registry = registry;
    this.bytes = bytes;
    this.history = history;
    this.subscriptions = subscriptions;
    this.visits = visits;
    this.cipher = cipher;
  }

  /** Something that he did. */
  record Done(String type, Instant time, Object data) {}

  /** A browser that is called when there is something new. */
  record Browser(String endpoint, String locale, Instant since) {}

  /** Whether there is anything. The topic is read last: it takes longest. */
  boolean any(String customerId) {
    return !browsers(customerId).isEmpty()
        || !offers(customerId).isEmpty()
        || history.has(customerId);
  }

  /** The media of a conversation, each as a file under its own id and name. */
  void media(ZipOutputStream zip, String conversationId) throws IOException {
    for (String id : registry.ofConversation(conversationId)) {
      Optional<StoredMedium> kept = registry.find(id);
      if (kept.isPresent()) {
        zip.putNextEntry(new ZipEntry("media/" + id + "/" + kept.get().medium().name()));
        try (InputStream in = bytes.open(kept.get(), Variant.ORIGINAL)) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  /** What he did in the shop, as far as he consented and the topic still has it. */
  void behaviour(ZipOutputStream zip, String customerId) throws IOException {
    zip.putNextEntry(new ZipEntry("behaviour.json"));
    try (JsonGenerator json = ExportWriter.generator(zip)) {
      json.writeStartArray();
      history.of(
          customerId,
          event -> {
            try {
              Object data = cipher.decrypt(event.data());
              Codec.JSON.writeValue(
                  json, new Done(Catalogue.typeOf(event.data()), event.time(), data));
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
      json.writeEndArray();
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
    zip.closeEntry();
  }

  /** What is remembered to offer him help: his cart, and what he was offered. */
  List<Visit> offers(String customerId) {
    return visits.find(customerId).map(Visits.Kept::visit).stream().toList();
  }

  List<Browser> browsers(String customerId) {
    return subscriptions.of(customerId).stream()
        .map(one -> new Browser(one.endpoint(), one.locale(), one.since()))
        .toList();
  }
}
