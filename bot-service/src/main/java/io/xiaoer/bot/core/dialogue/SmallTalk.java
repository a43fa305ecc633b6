package io.xiaoer.bot.core.dialogue;

/** Intents that are about the conversation itself. */
final class SmallTalk {
  private SmallTalk() {}

  /** Whether an intent is about something an agent would have to know. */
  static boolean hasMatter(Intent intent) {
    return switch (intent) {
      case GREETING, THANKS, GOODBYE, WANTS_A_PERSON, WHAT_CAN_YOU_DO, AFFIRM, DENY -> false;
      default -> true;
    };
  }

  static void greetingAgain(Turn turn) {
    menu(turn, turn.words().say("greeting-again"));
  }

  static void capabilities(Turn turn) {
    menu(turn, turn.words().say("capabilities"));
  }

  static void menu(Turn turn, String text) {
    turn.offerPerson(
        text, "chip.track", "chip.orders", "chip.refund", "chip.exchange", "chip.payment");
  }
}
