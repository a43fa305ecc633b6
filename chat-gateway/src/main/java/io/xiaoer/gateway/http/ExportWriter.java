package io.xiaoer.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.socket.LoggedEvent;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.PersonData;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.vault.Vault;
import io.xiaoer.gateway.vault.Vault.Opened;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Everything that this service holds about a person, as a zip of JSON: who and when, consents,
 * every conversation event by event with its media as files, what he did in the shop, the browsers
 * that are called, and for himself the originals of what was masked. What other services hold
 * (cases, ratings, the desk's entries, the bot's dialogues) is made from these events.
 */
@Singleton
class ExportWriter {
  private static final int PAGE_EVENTS = 100;

  private final Transcripts transcripts;
  private final PersonData data;
  private final Consents consents;
  private final Vault vault;
  private final BodyCipher cipher;
  private final Possessions possessions;
  private final Clock clock;

  ExportWriter(
      Transcripts transcripts,
      PersonData data,
      Consents consents,
      Vault vault,
      BodyCipher cipher,
      Possessions possessions,
      Clock clock) {
    this.transcripts = transcripts;
    this.data = data;
    this.consents = consents;
    this.vault = vault;
    this.cipher = cipher;
    this.possessions = possessions;
    this.clock = clock;
  }

  /** Whose the export is. */
  record Person(String customerId, Instant exportedAt, int conversations) {}

  /** What was masked. */
  record Original(String sealedId, String conversationId, Kind kind, String text) {}

  /** Whether anything is held about somebody of this id; masked originals have a conversation. */
  boolean holds(String customerId) {
    return !data.conversations(customerId).isEmpty()
        || !consents.history(customerId).isEmpty()
        || possessions.any(customerId);
  }

  /**
   * Writes the zip, entry by entry; nothing larger than a page of events is held in memory.
   *
   * @param own whether it is for himself; others see an original by a reveal only, which is noted
   */
  void write(String customerId, boolean own, OutputStream out) throws IOException {
    List<String> ids = data.conversations(customerId);
    // Not closed when something fails: that would end the zip, and it would look like all there is.
    ZipOutputStream zip = new ZipOutputStream(out);
    entry(zip, "person.json", new Person(customerId, clock.instant(), ids.size()));
    entry(zip, "consents.json", consents.history(customerId));
    for (String id : ids) {
      conversation(zip, id);
      possessions.media(zip, id);
    }
    possessions.behaviour(zip, customerId);
    entry(zip, "browsers.json", possessions.browsers(customerId));
    entry(zip, "offers.json", possessions.offers(customerId));
    if (own) {
      entry(zip, "originals.json", originals(customerId));
    }
    zip.close();
  }

  private void conversation(ZipOutputStream zip, String id) throws IOException {
    zip.putNextEntry(new ZipEntry("conversations/" + id + ".json"));
    try (JsonGenerator json = generator(zip)) {
      json.writeStartArray();
      long after = 0;
      List<StoredEvent> page;
      do {
        page = transcripts.after(id, after, PAGE_EVENTS);
        for (StoredEvent stored : page) {
          Codec.JSON.writeValue(json, LoggedEvent.of(cipher.decrypt(stored.event())));
          after = stored.seq();
        }
      } while (page.size() == PAGE_EVENTS);
      json.writeEndArray();
    }
    zip.closeEntry();
  }

  private List<Original> originals(String customerId) {
    List<Original> opened = new ArrayList<>();
    for (PersonData.Sealed sealed : data.originals(Ids.subjectKey(customerId))) {
      switch (vault.open(sealed.conversationId(), sealed.id())) {
        case Opened.Original(Kind kind, String text) ->
            opened.add(new Original(sealed.id(), sealed.conversationId(), kind, text));
        case Opened.Unknown _, Opened.Erased _ -> {
          // Its key was destroyed, or it was forgotten meanwhile: there is nothing to hand out.
        }
      }
    }
    return opened;
  }

  static void entry(ZipOutputStream zip, String name, Object content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    try (JsonGenerator json = generator(zip)) {
      Codec.JSON.writeValue(json, content);
    }
    zip.closeEntry();
  }

  static JsonGenerator generator(ZipOutputStream zip) throws IOException {
    return Codec.JSON
        .createGenerator(zip)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .useDefaultPrettyPrinter();
  }
}
