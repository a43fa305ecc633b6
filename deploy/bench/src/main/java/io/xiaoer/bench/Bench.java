package io.xiaoer.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.socket.LoggedEvent;
import io.xiaoer.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The program: {@code ./xiaoer bench}. */
public final class Bench {
  private static final int MESSAGES = 100;
  private static final String TEXT = "您的包裹今天已到达上海转运中心，预计明天送达。".repeat(4);

  private final Options options;
  private final Path logs;
  private final List<Report.Idle> idle = new ArrayList<>();
  private final List<Report.FanOut> fanOut = new ArrayList<>();
  private Report.@Nullable Resume resume;

  private Bench(Options options, Path logs) {
    this.options = options;
    this.logs = logs;
  }

  /**
   * Measures and prints a report; or, after the word {@code fuzz}, sends bad frames. It ends with 1
   * if a figure that is to be reached was measured and is not.
   *
   * @param arguments see {@link Options}
   */
  public static void main(String... arguments) throws IOException {
    Path root = Path.of(System.getenv().getOrDefault("XIAOER_ROOT", "."));
    boolean fuzz = arguments.length > 0 && arguments[0].equals("fuzz");
    Options options =
        Options.of(root, fuzz ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
    Path logs = Files.createDirectories(root.resolve(".xiaoer/bench"));
    if (fuzz) {
      System.exit(Fuzz.run(options, logs) ? 0 : 1);
    }
    Report report = new Bench(options, logs).run();
    Files.writeString(logs.resolve("report.md"), report.markdown());
    System.out.println(report.markdown());
    System.exit(report.targets().stream().allMatch(Target::reached) ? 0 : 1);
  }

  private Report run() throws IOException {
    Machine machine = Machine.here();
    int sockets = options.sockets(machine.files());
    if (options.servers().contains("gateway")) {
      try (Surroundings surroundings = new Surroundings();
          Gateway gateway = gateway(options, Map.of(), logs, surroundings)) {
        measure(gateway, sockets);
      }
    }
    if (options.servers().contains("socket.io")) {
      try (Contender peer = peer(NodePeer.Kind.SOCKET_IO)) {
        measure(peer, sockets);
      }
    }
    if (options.servers().contains("ws")) {
      try (Contender peer = peer(NodePeer.Kind.WS)) {
        measure(peer, sockets);
      }
    }
    return new Report(machine, idle, fanOut, resume);
  }

  private void measure(Contender server, int sockets) {
    if (options.only().contains("idle")) {
      idle.add(said(Measurements.idle(server, sockets)));
    }
    if (!options.only().contains("fan-out")) {
      return;
    }
    long posted;
    try (Swarm swarm = new Swarm(server.port())) {
      swarm.connect(server.followers(options.followers()));
      for (int burst : options.atOnce()) {
        fanOut.add(
            said(
                Measurements.fanOut(
                    server, swarm, options.followers(), options.rounds(), MESSAGES, burst)));
      }
      posted = swarm.messages() / options.followers();
    }
    if (server instanceof Gateway gateway && options.only().contains("resume")) {
      resume = said(Measurements.resume(gateway, Gateway.FIRST_EVENTS + posted, 200));
    }
  }

  private static <T> T said(T figure) {
    System.out.println(figure);
    return figure;
  }

  static Gateway gateway(
      Options options, Map<String, String> settings, Path logs, Surroundings surroundings)
      throws IOException {
    Path jar = options.root().resolve("chat-gateway/target/quarkus-app/quarkus-run.jar");
    return new Gateway(jar, options.java(), settings, logs, FreePort.find(), surroundings, TEXT);
  }

  private Contender peer(NodePeer.Kind kind) throws IOException {
    Path scripts = options.root().resolve("deploy/bench/src/main/node");
    return new NodePeer(kind, scripts, logs, FreePort.find(), message());
  }

  /** What the gateway sends of an event, so that the peers carry the same. */
  private static String message() {
    Author bot = new Author(Author.Kind.BOT, "bench", "小二");
    ConversationEvent posted =
        new MessagePosted(bot, new Content.Text(TEXT), UUID.randomUUID().toString());
    OfEvent<ConversationEvent> event =
        new OfEvent<>(
            UUID.randomUUID().toString(),
            "/bench",
            UUID.randomUUID().toString(),
            Instant.now(),
            null,
            new Facts(1, UUID.randomUUID().toString(), Map.of(), "customer:bench"),
            posted);
    try {
      return Codec.JSON.writeValueAsString(LoggedEvent.of(event));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
