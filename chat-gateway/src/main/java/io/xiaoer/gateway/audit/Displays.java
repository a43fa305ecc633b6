package io.xiaoer.gateway.audit;

/** Counts messages when they are in the log, and again when the other side has displayed them. */
final class Displays {
  private final Accounts accounts;
  private final Tally tally;

  Displays(Accounts accounts, Tally tally) {
    this.accounts = accounts;
    this.tally = tally;
  }

  /** A message that is in the log; says whether it is the first of its command. */
  boolean posted(Seen.Event event, Side author, Cause cause) {
    Account account = accounts.of(event.conversationId());
    tally.count(account.origin(), cause.writtenAt(), Counts.ofLogged());
    boolean again = account.messageCauses().contains(event.causationId());
    long hour = Tally.hourOf(cause.writtenAt());
    accounts.move(account.posting(event.seq(), author, hour, event.causationId()));
    if (again) {
      tally.count(account.origin(), event.writtenAt(), Counts.ofForged());
    }
    return !again;
  }

  /** Everything up to a number has come to one side's screen. */
  void shown(String conversationId, Side reader, long upTo) {
    Account account = accounts.of(conversationId);
    for (Account.Unshown one : account.unshown()) {
      if (Account.covers(one, reader, upTo)) {
        tally.add(account.origin(), one.hour(), Counts.ofDisplayed(one.count()));
      }
    }
    accounts.move(account.shown(reader, upTo));
  }
}
