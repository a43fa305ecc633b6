package io.xiaoer.testing.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Frames from a seed: the same seed gives the same frames. */
final class FuzzFrames {
  /** What is wrong with a frame, if anything. */
  enum Kind {
    VALID,
    MUTATED,
    RANDOM,
    HUGE,
    SLOW,
    WIRE
  }

  /**
   * A frame, or what stands where one should be.
   *
   * @param pieces its bytes; between two pieces the sender waits a moment
   * @param mayBeSilent whether no answer is an answer: it is a frame that has none, or may be one
   */
  record Sent(Kind kind, List<byte[]> pieces, boolean mayBeSilent) {}

  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int PING = 9;
  private static final int LIMIT = 64 * 1024;
  private static final List<ObjectNode> EXAMPLES = examples();
  private static final List<String> TYPES =
      EXAMPLES.stream().map(example -> example.get("type").asText()).distinct().toList();

  private final Random random;
  private final String conversation;

  /**
   * Frames of one socket.
   *
   * @param random where everything comes from
   * @param conversation one that the socket may name
   */
  FuzzFrames(Random random, String conversation) {
    this.random = random;
    this.conversation = conversation;
  }

  /** The examples of the AsyncAPI document: every kind of frame that an app may send. */
  private static List<ObjectNode> examples() {
    try (InputStream document =
        FuzzFrames.class.getResourceAsStream("/META-INF/resources/asyncapi.json")) {
      List<ObjectNode> examples = new ArrayList<>();
      new ObjectMapper()
          .readTree(document)
          .at("/components/messages/CustomerFrame/examples")
          .forEach(example -> examples.add((ObjectNode) example.get("payload")));
      return examples;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The next frame. */
  Sent next() {
    int dice = random.nextInt(100);
    if (dice < 20) {
      return text(Kind.VALID, valid(), true);
    } else if (dice < 55) {
      return text(Kind.MUTATED, mutated(valid()), true);
    } else if (dice < 85) {
      return text(Kind.RANDOM, randomText(), false);
    } else if (dice < 92) {
      return text(Kind.HUGE, huge(), false);
    }
    return dice < 95 ? slow() : wire();
  }

  /** A frame that is as it should be: one of the documented examples, or a ping. */
  private String valid() {
    if (random.nextInt(4) > 0) {
      return "{\"type\":\"ping\"}";
    }
    String id = random.nextInt(4) == 0 ? "c-" + random.nextInt(1_000) : conversation;
    ObjectNode frame = EXAMPLES.get(random.nextInt(EXAMPLES.size())).deepCopy();
    replace(frame, "conversationId", id);
    replace(frame, "requestId", "r-" + random.nextInt(1_000_000));
    replace(frame, "clientMessageId", "m-" + random.nextInt(1_000_000));
    return frame.toString();
  }

  private static void replace(ObjectNode frame, String field, String value) {
    if (frame.has(field)) {
      frame.put(field, value);
    }
  }

  private String mutated(String frame) {
    StringBuilder text = new StringBuilder(frame);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(7)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) (random.nextInt(0xD7FF) + 1));
        case 2 -> text.setCharAt(at, "{}[]\":,0\\n ".charAt(random.nextInt(11)));
        case 3 -> text.setLength(at);
        case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 40)));
        case 5 -> replace(text, TYPES.get(random.nextInt(TYPES.size())));
        default -> replaceValue(text);
      }
    }
    return text.toString();
  }

  /** Another type's name in the type's place. */
  private void replace(StringBuilder text, String type) {
    int from = text.indexOf("\"type\":\"");
    int to = from < 0 ? -1 : text.indexOf("\"", from + 8);
    if (to > 0) {
      text.replace(from + 8, to, type);
    }
  }

  private void replaceValue(StringBuilder text) {
    List<String> values =
        List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "9223372036854775808",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "[[[[]]]]",
            "\"\\u0000\"",
            "0.5",
            "\"" + "长".repeat(random.nextInt(300)) + "\"");
    int colon = text.indexOf(":", random.nextInt(text.length()));
    if (colon < 0) {
      return;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    text.replace(colon + 1, end, values.get(random.nextInt(values.size())));
  }

  /** Never a frame of the contract. */
  private String randomText() {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> characters(1 + random.nextInt(200));
      case 2 -> "[" + random.nextLong() + ",\"" + random.nextInt() + "\"]";
      case 3 -> "{\"type\":\"" + random.nextInt() + "\",\"requestId\":\"q\"}";
      default -> String.valueOf(random.nextDouble());
    };
  }

  private String characters(int length) {
    StringBuilder text = new StringBuilder("~");
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          random.nextBoolean() ? 32 + random.nextInt(95) : 0x4E00 + random.nextInt(5_000));
    }
    return text.toString();
  }

  /** Too much of something; never a frame of the contract. */
  private String huge() {
    return switch (random.nextInt(7)) {
      case 0 -> post("长".repeat(4_001 + random.nextInt(10_000)));
      case 1 -> post("x".repeat(LIMIT - 200 + random.nextInt(400)));
      case 2 -> "[".repeat(1_000 + random.nextInt(60_000));
      case 3 -> "{\"a\":".repeat(1_000 + random.nextInt(10_000));
      case 4 -> "{\"type\":\"ping\",\"n\":" + "9".repeat(5_000 + random.nextInt(50_000)) + ",";
      case 5 -> "{\"type\":\"hello\",\"token\":\"" + "t".repeat(8_001) + "\",\"locale\":\"x\"}";
      default -> "x".repeat(LIMIT + 1 + random.nextInt(LIMIT));
    };
  }

  private String post(String text) {
    return "{\"type\":\"post\",\"conversationId\":\"%s\",\"clientMessageId\":\"m\",\"text\":\"%s\"}"
        .formatted(conversation, text);
  }

  /** A frame in pieces: of the message, or of its bytes. */
  private Sent slow() {
    byte[] text = "{\"type\":\"nothing\",\"requestId\":\"slow\"}".getBytes(StandardCharsets.UTF_8);
    int cut = 1 + random.nextInt(text.length - 2);
    List<byte[]> pieces = new ArrayList<>();
    if (random.nextBoolean()) {
      pieces.add(frame(TEXT, java.util.Arrays.copyOfRange(text, 0, cut), true));
      pieces.add(frame(FINAL, java.util.Arrays.copyOfRange(text, cut, text.length), true));
    } else {
      byte[] whole = frame(FINAL | TEXT, text, true);
      pieces.add(java.util.Arrays.copyOfRange(whole, 0, cut));
      pieces.add(java.util.Arrays.copyOfRange(whole, cut, whole.length));
    }
    return new Sent(Kind.SLOW, pieces, false);
  }

  /** What breaks the WebSocket protocol, or uses of it what the gateway does not. */
  private Sent wire() {
    byte[] some = new byte[1 + random.nextInt(60)];
    random.nextBytes(some);
    some[0] = (byte) 0xFF;
    boolean answered = true;
    byte[] sent =
        switch (random.nextInt(9)) {
          case 0 -> frame(FINAL | TEXT, some, true);
          case 1 -> frame(FINAL | BINARY, some, true);
          case 2 -> frame(FINAL | TEXT, "{}".getBytes(StandardCharsets.UTF_8), false);
          case 3 -> frame(FINAL | 0x40 | TEXT, some, true);
          case 4 -> frame(FINAL | (3 + random.nextInt(5)), some, true);
          case 5 -> frame(FINAL, some, true);
          case 6 -> frame(PING, some, true);
          case 7 -> frame(FINAL | PING, new byte[126], true);
          default -> {
            answered = false;
            yield frame(FINAL | PING, some, true);
          }
        };
    return new Sent(Kind.WIRE, List.of(sent), !answered);
  }

  private static Sent text(Kind kind, String text, boolean mayBeSilent) {
    return new Sent(kind, List.of(text(text)), mayBeSilent);
  }

  /** A text as one frame. */
  static byte[] text(String text) {
    return frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** One frame, masked with zeroes. */
  private static byte[] frame(int first, byte[] payload, boolean masked) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      frame.put((byte) (mask | payload.length));
    } else if (payload.length < 1 << Short.SIZE) {
      frame.put((byte) (mask | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (mask | 127)).putLong(payload.length);
    }
    if (masked) {
      frame.putInt(0);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }
}
