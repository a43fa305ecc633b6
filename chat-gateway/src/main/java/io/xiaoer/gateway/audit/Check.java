package io.xiaoer.gateway.audit;

/** Something that a {@link Ledger} cannot know alone: it is to be compared with the store. */
public sealed interface Check {
  /**
   * An event.
   *
   * @param again whether its number was seen before
   */
  record Stored(Seen.Event seen, boolean again) implements Check {}

  /** A message that was dropped: what it repeats must be there. */
  record Repeats(Seen.Said said) implements Check {}
}
