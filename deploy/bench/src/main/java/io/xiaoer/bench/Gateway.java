package io.xiaoer.bench;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * chat-gateway as it is shipped, with a broker and a store. Messages go the whole way: as the bot's
 * commands into the topic, through the sequencer, into the store and into the topic of events, and
 * from there to the sockets.
 */
final class Gateway implements Contender {
  private static final Author BOT = new Author(Author.Kind.BOT, "bench", "小二");

  /** The bot has control from the second event on, in this epoch. */
  private static final int EPOCH = 1;

  /** Events of a conversation that was just opened. */
  static final int FIRST_EVENTS = 2;

  /** Metrics that are nought then. */
  private static final List<Pattern> DONE =
      Stream.of("gateway_audit_behind_records", "gateway_audit_unjudged_seconds")
          .map(name -> Pattern.compile("(?m)^" + name + "(\\{.*})? 0\\.0$"))
          .toList();

  private final int port;
  private final int managementPort;
  private final ServerProcess process;
  private final GuestTokens tokens = new GuestTokens();
  private final KafkaProducer<String, byte[]> producer;
  private final String guest = "guest-" + UUID.randomUUID();
  private final String conversation = UUID.randomUUID().toString();
  private final String text;

  /**
   * Starts it.
   *
   * @param jar quarkus-run.jar
   * @param options of its JVM
   * @param settings of its own, beside the usual ones
   * @param text what each message says
   */
  Gateway(
      Path jar,
      List<String> options,
      Map<String, String> settings,
      Path logs,
      int port,
      Surroundings surroundings,
      String text) {
    this.port = port;
    this.managementPort = port + 1;
    this.text = text;
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    environment.put("PUBLIC_URL", GatewayClient.ORIGIN);
    environment.put("GUEST_SIGNING_KEY", tokens.key());
    environment.put("MEDIA_SIGNING_KEY", new GuestTokens().key());
    environment.put("MASTER_KEY_FILE", masterKey(logs).toString());
    environment.put("GATEWAY_SOCKET_SOCKETS", "1000000");
    environment.put("GATEWAY_SOCKET_FRAMES_PER_TEN_SECONDS", "10000");
    environment.put("GATEWAY_LIMITS_CUSTOMER_PER_MINUTE", "100000");
    environment.put("GATEWAY_LIMITS_GUEST_ADDRESS_PER_MINUTE", "1000000");
    environment.put("INSTANCE_ID", "bench");
    environment.putAll(settings);
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    this.process = ServerProcess.start(command, environment, logs.resolve("gateway.log"), port);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", surroundings.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    write(
        new OpenConversation(
            "yunxi",
            new Customer(guest, "guest", Customer.Tier.GUEST),
            new Entrance(Entrance.Kind.HELP_CENTRE, null),
            "zh-CN"));
  }

  private static Path masterKey(Path folder) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      return Files.writeString(folder.resolve("master-key"), HexFormat.of().formatHex(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "chat-gateway";
  }

  @Override
  public ServerProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void collectGarbage() {
    jcmd("GC.run");
  }

  /** What is in use after all garbage was collected. */
  ObjectsInUse objects() {
    collectGarbage();
    return ObjectsInUse.of(jcmd("GC.class_histogram"));
  }

  /** Whether every command is judged, and every record audited. */
  boolean isDone() {
    String metrics = metrics();
    return DONE.stream().allMatch(metric -> metric.matcher(metrics).find());
  }

  private String metrics() {
    try (InputStream answer =
        URI.create("http://127.0.0.1:%d/q/metrics".formatted(managementPort))
            .toURL()
            .openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway does not answer", e);
    }
  }

  private String jcmd(String order) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked =
          new ProcessBuilder(jcmd, String.valueOf(process.pid()), order)
              .redirectErrorStream(true)
              .start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Dialect> idle(int clients) {
    return IntStream.range(0, clients)
        .<Dialect>mapToObj(_ -> new GatewayClient(newGuest(), null, 0))
        .toList();
  }

  @Override
  public List<Dialect> followers(int clients) {
    return Collections.nCopies(clients, follower(FIRST_EVENTS));
  }

  /** A token of a guest whom nobody else is. */
  String newGuest() {
    return tokens.of("guest-" + UUID.randomUUID());
  }

  /** The customer of the conversation, who has seen it up to a number. */
  Dialect follower(long after) {
    return new GatewayClient(tokens.of(guest), conversation, after);
  }

  @Override
  public void post(int messages) {
    for (int i = 0; i < messages; i++) {
      write(new PostMessage(BOT, new Content.Text(text), UUID.randomUUID().toString(), EPOCH));
    }
  }

  private void write(ConversationCommand command) {
    OfCommand<ConversationCommand> envelope =
        new OfCommand<>(
            UUID.randomUUID().toString(), "/bench", conversation, Instant.now(), command);
    producer.send(Codec.encode(envelope).to(Topics.CONVERSATION_COMMANDS));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public void close() {
    producer.close();
    process.close();
  }
}
