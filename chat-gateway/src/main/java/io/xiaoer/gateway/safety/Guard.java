package io.xiaoer.gateway.safety;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Conversation.Unopened;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.mongo.Alerts;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.privacy.LinkRules;
import io.xiaoer.gateway.privacy.Screen;
import io.xiaoer.gateway.privacy.Screen.Original;
import io.xiaoer.gateway.privacy.Screen.Screened;
import io.xiaoer.gateway.privacy.Screen.Taken;
import io.xiaoer.gateway.vault.Vault;
import java.util.List;
import java.util.Map;

/**
 * Stands around the sequencer: decrypts and screens commands, seals what was masked, encrypts
 * events, notes alerts.
 */
public final class Guard {
  private final ShopLinks links;
  private final Vault vault;
  private final Alerts alerts;
  private final BodyCipher cipher;

  /** A guard. */
  public Guard(ShopLinks links, Vault vault, Alerts alerts, BodyCipher cipher) {
    this.links = links;
    this.vault = vault;
    this.alerts = alerts;
    this.cipher = cipher;
  }

  /**
   * What was masked in a conversation.
   *
   * @param conversationId the conversation
   * @param customerId whose key seals it
   * @param originals what was masked
   */
  public record ToSeal(String conversationId, String customerId, List<Original> originals) {}

  /**
   * A customer's words as they may be written; what was masked in them is sealed when this returns.
   *
   * @param commandId the id of the command that will carry them
   * @throws io.xiaoer.contracts.encryption.KeysUnavailable if it cannot be sealed now
   */
  public Taken takeIn(String conversationId, String commandId, String customerId, Content content) {
    Taken taken = Screen.takenIn(commandId, content);
    vault.seal(conversationId, Ids.subjectKey(customerId), taken.originals());
    return taken;
  }

  /** The command as it may be decided on: readable, and without what must not be written. */
  public Screened<OfCommand<ConversationCommand>> screen(
      Conversation state, OfCommand<ConversationCommand> command) {
    LinkRules rules =
        switch (state) {
          case Known known -> links.of(known.shopId());
          case Unopened _ -> LinkRules.NONE;
        };
    return Screen.before(cipher.decrypt(command), rules);
  }

  /** The event as it is stored and published. */
  public OfEvent<ConversationEvent> encrypted(OfEvent<ConversationEvent> event) {
    return cipher.encrypt(event);
  }

  /** Words about the person of an event, as they are stored. */
  public String encrypted(String words, OfEvent<ConversationEvent> about) {
    return cipher.encryptText(words, about.facts().subjectKeyId());
  }

  /** Seals what was masked, before the events are stored. */
  public void seal(List<ToSeal> masked) {
    masked.forEach(
        one -> vault.seal(one.conversationId(), Ids.subjectKey(one.customerId()), one.originals()));
  }

  /** Notes alerts, before the events are published. */
  public void note(List<StoredEvent> events, Map<String, String> shops) {
    alerts.note(events, shops);
  }
}
