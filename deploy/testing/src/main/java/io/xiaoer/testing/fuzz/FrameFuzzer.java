package io.xiaoer.testing.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xiaoer.testing.fuzz.FuzzFrames.Kind;
import io.xiaoer.testing.fuzz.FuzzFrames.Sent;
import io.xiaoer.testing.fuzz.RawSocket.Came;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Sends frames of every kind of badness to a running gateway, and after each a mark, a frame whose
 * refusal is known: what comes before that is the answer. A frame that the gateway cannot carry out
 * must be refused with a code or end the socket with one.
 */
public final class FrameFuzzer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_COMPLAINTS = 20;

  private final Settings settings;
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicLong left;
  private final AtomicLong marks = new AtomicLong();

  /**
   * How to fuzz.
   *
   * @param port of the gateway on 127.0.0.1
   * @param origin that it accepts
   * @param token gives a guest's token
   * @param seed of everything random; the frames of each socket follow from it
   * @param frames how many in all
   * @param sockets how many at the same time
   * @param framesPerSocket how many on one socket before it is replaced
   */
  public record Settings(
      int port,
      String origin,
      Supplier<String> token,
      long seed,
      long frames,
      int sockets,
      int framesPerSocket) {}

  /**
   * What came of it.
   *
   * @param frames how many were answered
   * @param answers how often each kind of frame met each answer, as {@code HUGE refused too-long}
   * @param complaints frames that were not answered as they must be; empty is good
   */
  public record Result(long frames, Map<String, Long> answers, java.util.List<String> complaints) {}

  /** A fuzzer. */
  public FrameFuzzer(Settings settings) {
    this.settings = settings;
    this.left = new AtomicLong(settings.frames());
  }

  /** Sends everything; returns when the last frame was answered. */
  public Result run() {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < settings.sockets(); i++) {
        Random random = new Random(settings.seed() * 1_000 + i);
        workers.submit(() -> work(random));
      }
    }
    Map<String, Long> counted = new TreeMap<>();
    answers.forEach((what, times) -> counted.put(what, times.sum()));
    long frames = counted.values().stream().mapToLong(Long::longValue).sum();
    return new Result(frames, counted, java.util.List.copyOf(complaints));
  }

  private void work(Random random) {
    while (left.get() > 0 && complaints.size() < MOST_COMPLAINTS) {
      try (RawSocket socket = new RawSocket(settings.port(), settings.origin())) {
        talk(socket, random);
      } catch (IOException broken) {
        complaints.add("a socket could not be used: " + broken);
      }
    }
  }

  private void talk(RawSocket socket, Random random) throws IOException {
    socket.send(
        FuzzFrames.text(
            "{\"type\":\"hello\",\"token\":\"%s\",\"locale\":\"zh-CN\",\"resume\":[]}"
                .formatted(settings.token().get())));
    socket.send(
        FuzzFrames.text(
            "{\"type\":\"open\",\"requestId\":\"o\",\"entrance\":{\"kind\":\"HELP_CENTRE\"}}"));
    String conversation = opened(socket);
    FuzzFrames frames = new FuzzFrames(random, conversation);
    for (int i = 0; i < settings.framesPerSocket() && left.getAndDecrement() > 0; i++) {
      if (!exchange(socket, frames.next())) {
        return;
      }
    }
  }

  private String opened(RawSocket socket) throws IOException {
    while (true) {
      switch (socket.next()) {
        case Came.Text(String json) -> {
          JsonNode frame = JSON.readTree(json);
          if (frame.path("type").asText().equals("opened")) {
            return frame.path("conversationId").asText();
          } else if (frame.path("type").asText().equals("refused")) {
            throw new IOException("a conversation was refused: " + json);
          }
        }
        case Came.End(int code) -> throw new IOException("ended with " + code + " at hello");
      }
    }
  }

  /** Sends one frame and a mark, and notes the answer; false if the socket has ended. */
  private boolean exchange(RawSocket socket, Sent sent) {
    String mark = "mark-" + marks.incrementAndGet();
    try {
      for (byte[] piece : sent.pieces()) {
        socket.send(piece);
        if (sent.kind() == Kind.SLOW) {
          Thread.sleep(Duration.ofMillis(5));
        }
      }
      socket.send(FuzzFrames.text("{\"type\":\"mark\",\"requestId\":\"%s\"}".formatted(mark)));
    } catch (IOException cutOff) {
      // the code of the end is read below
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    String answer = "";
    while (true) {
      switch (socket.next()) {
        case Came.Text(String json) -> {
          if (json.contains(mark)) {
            note(sent, answer.isEmpty() ? "nothing" : answer);
            return true;
          }
          String type = type(json);
          if (type.startsWith("refused")) {
            answer = type;
          } else if (answer.isEmpty() && !type.equals("event") && !type.equals("signal")) {
            answer = type;
          }
        }
        case Came.End(int code) -> {
          note(sent, "end " + code);
          return false;
        }
      }
    }
  }

  private static String type(String json) {
    try {
      JsonNode frame = JSON.readTree(json);
      String type = frame.path("type").asText();
      return type.equals("refused") ? "refused " + frame.path("code").asText() : type;
    } catch (JsonProcessingException broken) {
      return "broken";
    }
  }

  private void note(Sent sent, String answer) {
    answers.computeIfAbsent(sent.kind() + " " + answer, _ -> new LongAdder()).increment();
    boolean silent = answer.equals("nothing") && !sent.mayBeSilent();
    boolean lost =
        answer.equals("end 1006") || answer.equals("end -1") || answer.equals("end 1013");
    if (silent || lost || answer.equals("broken")) {
      String bytes = new String(sent.pieces().getFirst(), java.nio.charset.StandardCharsets.UTF_8);
      complaints.add(
          sent.kind()
              + " met "
              + answer
              + ": "
              + bytes.substring(0, Math.min(200, bytes.length())));
    }
  }
}
