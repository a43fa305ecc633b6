package io.xiaoer.ticket.mongo;

/**
 * Another writer was here since the document was read: a second owner of the same partition, for a
 * moment of a rebalance. Reading again and deciding again is right.
 */
public final class LostRace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes it.
   *
   * @param collection where it was lost
   */
  public LostRace(String collection) {
    super("another writer changed a document of " + collection);
  }
}
