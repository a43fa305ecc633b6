package io.xiaoer.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a client says to a server of one kind, and how it understands the answers. */
interface Dialect {
  /** What a text means to the client. */
  sealed interface Heard {
    /** It wants an answer. */
    record Asks(String reply) implements Heard {}

    /** The client is where it wanted to be. */
    record Ready() implements Heard {}

    /** A message of the room. */
    record Message() implements Heard {}

    /** Nothing that matters. */
    record Nothing() implements Heard {}
  }

  /** Nothing that matters. */
  Heard NOTHING = new Heard.Nothing();

  /** A message of the room. */
  Heard MESSAGE = new Heard.Message();

  /** The client is where it wanted to be. */
  Heard READY = new Heard.Ready();

  /** Path and query of the upgrade. */
  String path();

  /** Headers of the upgrade. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** What is said first; a client that says nothing first and is not asked is ready at once. */
  List<String> greeting();

  /** What a text means; reads it without moving its indexes. */
  Heard hear(ByteBuf text);

  /** What the client must say from time to time, empty if the server asks instead. */
  default String heartbeat() {
    return "";
  }

  /** Whether a text begins so. */
  static boolean begins(ByteBuf text, String with) {
    byte[] wanted = with.getBytes(StandardCharsets.US_ASCII);
    if (text.readableBytes() < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text.getByte(text.readerIndex() + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
