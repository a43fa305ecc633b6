package io.xiaoer.bench;

import java.util.List;

/** A server that is measured. */
interface Contender extends AutoCloseable {
  /** Its name in the report. */
  String name();

  /** Its process. */
  ServerProcess process();

  /** Has it collect all its garbage, so that what is left is needed. */
  void collectGarbage();

  /** Where it listens on 127.0.0.1. */
  int port();

  /**
   * What clients say who only want to be there, one entry for each.
   *
   * @param clients how many
   */
  List<Dialect> idle(int clients);

  /**
   * What clients say who want every message of one room.
   *
   * @param clients how many
   */
  List<Dialect> followers(int clients);

  /** Says so many messages in the room, one right after the other. */
  void post(int messages);

  @Override
  void close();
}
