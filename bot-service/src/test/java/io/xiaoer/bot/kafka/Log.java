package io.xiaoer.bot.kafka;

import static org.awaitility.Awaitility.await;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.testing.KeeperResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Plays the gateway: writes conversation events, and reads what the bot writes. */
final class Log {
  private static final BodyCipher CIPHER = KeeperResource.cipher();

  private final KafkaProducer<String, byte[]> producer;
  private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private volatile boolean closed;

  Log(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    reader = Thread.ofPlatform().daemon(true).start(() -> read(bootstrapServers));
  }

  private void read(String bootstrapServers) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "test-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(
          List.of(Topics.CONVERSATION_COMMANDS, Topics.CONVERSATION_SIGNALS, Topics.DEAD_LETTERS));
      while (!closed) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
  }

  void close() throws InterruptedException {
    closed = true;
    reader.join(5_000);
    producer.close();
  }

  /** A conversation of a customer with the bot. */
  Conversation open(String customerId) {
    return open("c-" + UUID.randomUUID(), customerId);
  }

  private Conversation open(String id, String customerId) {
    Conversation opened = new Conversation(id, customerId);
    opened.happens(
        new ConversationEvent.ConversationOpened(
            "yunxi",
            new Customer(customerId, "李娜", Customer.Tier.STANDARD),
            new Entrance(Entrance.Kind.HELP_CENTRE, null),
            "zh-CN"));
    opened.happens(new ConversationEvent.ControlChanged(new Control.Bot(), 1));
    return opened;
  }

  /** A conversation that lies in another partition than this one. */
  Conversation openElsewhere(Conversation other, String customerId) {
    int partitions = producer.partitionsFor(Topics.CONVERSATION_EVENTS).size();
    String id = "c-" + UUID.randomUUID();
    while (partition(id, partitions) == partition(other.id, partitions)) {
      id = "c-" + UUID.randomUUID();
    }
    return open(id, customerId);
  }

  private static int partition(String key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  void write(WireMessage wire) {
    producer.send(wire.to(Topics.CONVERSATION_EVENTS));
    producer.flush();
  }

  void writeBroken(String key) {
    ProducerRecord<String, byte[]> broken =
        new ProducerRecord<>(Topics.CONVERSATION_EVENTS, key, "{".getBytes());
    broken.headers().add("ce_type", "conversation.message-posted.v1".getBytes());
    producer.send(broken);
    producer.flush();
  }

  long deadLetters(String key) {
    return records.stream()
        .filter(one -> one.topic().equals(Topics.DEAD_LETTERS) && key.equals(one.key()))
        .count();
  }

  /** The evidence that lies with the dead letters of a key. */
  List<Map<String, String>> evidence(String key) {
    return records.stream()
        .filter(one -> one.topic().equals(Topics.DEAD_LETTERS) && key.equals(one.key()))
        .map(one -> WireMessage.headers(one.headers()))
        .toList();
  }

  final class Conversation {
    final String id;
    private final String customerId;
    private final List<WireMessage> written = new ArrayList<>();
    private long seq;
    private Envelope.@Nullable OfEvent<?> lastEvent;

    private Conversation(String id, String customerId) {
      this.id = id;
      this.customerId = customerId;
    }

    void says(String text) {
      happens(
          new ConversationEvent.MessagePosted(
              new Author(Author.Kind.CUSTOMER, customerId, "李娜"), new Content.Text(text), null));
    }

    void sends(Content content) {
      happens(
          new ConversationEvent.MessagePosted(
              new Author(Author.Kind.CUSTOMER, customerId, "李娜"), content, null));
    }

    /** The last event. */
    Envelope.OfEvent<?> lastEvent() {
      return Objects.requireNonNull(lastEvent);
    }

    /** Number of the last event. */
    long last() {
      return seq;
    }

    void happens(ConversationEvent event) {
      seq++;
      Envelope.OfEvent<ConversationEvent> made =
          new Envelope.OfEvent<>(
              id + "-" + seq,
              "/chat-gateway",
              id,
              Instant.now(),
              null,
              new Facts(seq, "command-" + seq, Map.of(), "customer:" + customerId),
              event);
      lastEvent = made;
      WireMessage wire = Codec.encode(CIPHER.encrypt(made));
      written.add(wire);
      write(wire);
    }

    List<WireMessage> written() {
      return written;
    }

    /** Everything so far comes once more. */
    void redelivered() {
      written.forEach(Log.this::write);
    }

    List<Envelope.OfCommand<?>> commands() {
      List<Envelope.OfCommand<?>> found = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> one : records) {
        if (one.topic().equals(Topics.CONVERSATION_COMMANDS)
            && id.equals(one.key())
            && Codec.decode(WireMessage.from(one)) instanceof Decoded.Known(Envelope envelope)
            && envelope instanceof Envelope.OfCommand<?> command) {
          found.add(CIPHER.decrypt(command));
        }
      }
      return found;
    }

    boolean typed() {
      return records.stream()
          .anyMatch(one -> one.topic().equals(Topics.CONVERSATION_SIGNALS) && id.equals(one.key()));
    }

    List<String> texts() {
      return commands().stream()
          .map(Envelope.OfCommand::data)
          .filter(ConversationCommand.PostMessage.class::isInstance)
          .map(data -> text(((ConversationCommand.PostMessage) data).content()))
          .toList();
    }

    void awaitText(String part) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  org.assertj.core.api.Assertions.assertThat(String.join("\n", texts()))
                      .contains(part));
    }

    Object awaitCommand(Predicate<Object> wanted) {
      return await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  commands().stream()
                      .<Object>map(Envelope.OfCommand::data)
                      .filter(wanted)
                      .findFirst(),
              java.util.Optional::isPresent)
          .orElseThrow();
    }

    private static String text(Content content) {
      return switch (content) {
        case Content.OrderCard card -> card.orderId();
        case Content.ProductCard card -> card.productId();
        default -> content.words();
      };
    }
  }
}
