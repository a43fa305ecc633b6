package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.shop.ExchangeRequest;
import io.xiaoer.contracts.conversation.ConversationCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the bot does about one event.
 *
 * @param state what it remembers from now on
 * @param commands what it asks of the conversation, in order, each under a name that is unique and
 *     the same whenever the same event comes again
 * @param versions of model and answers that took part
 * @param order what the shop must be asked to do before the bot can go on, if anything
 */
public record Decision(
    DialogueState state,
    List<Named> commands,
    Map<String, String> versions,
    @Nullable ExchangeOrder order) {
  /** Copies the collections. */
  public Decision {
    commands = List.copyOf(commands);
    versions = Map.copyOf(versions);
  }

  /** A command and its name within this decision, for example {@code say-0}. */
  public record Named(String name, ConversationCommand command) {}

  /**
   * An exchange to be asked of the shop.
   *
   * @param orderId the order
   * @param request what
   * @param key the same for the same wish, so that a repetition is not booked twice
   */
  public record ExchangeOrder(String orderId, ExchangeRequest request, String key) {}

  static Decision nothing(DialogueState state) {
    return new Decision(state, List.of(), Map.of(), null);
  }
}
