package io.xiaoer.gateway.kafka;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.gateway.TestRules;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.StoreResource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The conversation log of a real broker and store, with a sequencer that the test carries on by
 * hand, and may spoil.
 */
final class LogByHand implements AutoCloseable {
  private static final Customer LI_NA = new Customer("u-1", "李娜", Customer.Tier.STANDARD);
  private final BrokerResource broker = new BrokerResource();
  private final StoreResource store = new StoreResource();
  private final MongoClient mongo;
  private final KafkaConsumer<String, byte[]> commands;
  final Map<String, Object> servers;
  final MongoDatabase database;
  final TopicWriter topics;
  final TopicId topicId;
  final Sequencer sequencer;

  LogByHand() {
    servers = Map.of("bootstrap.servers", broker.start().get("kafka.bootstrap.servers"));
    Map<String, String> settings = store.start();
    mongo = MongoClients.create(settings.get("MONGODB_URI"));
    database = mongo.getDatabase(settings.get("MONGODB_DATABASE"));
    topics = new TopicWriter(servers, Duration.ofSeconds(20));
    topicId = new TopicId(servers, Topics.CONVERSATION_COMMANDS);
    Map<String, Object> reading = new HashMap<>(servers);
    reading.put("group.id", "chat-gateway");
    reading.put("enable.auto.commit", false);
    reading.put("auto.offset.reset", "earliest");
    commands = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    commands.subscribe(List.of(Topics.CONVERSATION_COMMANDS));
    sequencer =
        new Sequencer(
            new Transcripts(database),
            new CustomerLists(database),
            new Sequencer.Watches(
                new Timers(database, "timers", Duration.ofSeconds(10)),
                new Timers(database, "call-timers", Duration.ofSeconds(1))),
            topics,
            new Sequencer.Rules(
                Clock.systemUTC(),
                topicId,
                TestRules.POLICY,
                TestRules.SEALS,
                TestVault.guard(database)));
  }

  @Override
  public void close() {
    commands.close();
    topics.close();
    mongo.close();
    store.stop();
    broker.stop();
  }

  /** A conversation that has begun. */
  String opened() {
    String id = UUID.randomUUID().toString();
    Entrance entrance = new Entrance(Entrance.Kind.ORDER, "20261118000123");
    write(id, "open", new OpenConversation("yunxi", LI_NA, entrance, "zh-CN"));
    carryOut();
    return id;
  }

  void write(String id, String command, ConversationCommand data) {
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(command + "-" + id, "/test", id, Instant.now(), data));
  }

  void carryOut() {
    sequencer.process(Batch.of(poll()));
    judged();
  }

  /** Says that everything that was polled is judged, whatever became of it. */
  void judged() {
    commands.commitSync();
  }

  /** Everything that waits. */
  List<ConsumerRecord<String, byte[]>> poll() {
    List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
    await()
        .until(
            () -> {
              commands.poll(Duration.ofMillis(100)).forEach(polled::add);
              return !commands.assignment().isEmpty()
                  && commands.endOffsets(commands.assignment()).entrySet().stream()
                      .allMatch(end -> commands.position(end.getKey()) >= end.getValue());
            });
    return polled;
  }

  long written() {
    return commands.endOffsets(commands.assignment()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  int partition(String id) {
    return org.apache.kafka.common.utils.Utils.toPositive(
            org.apache.kafka.common.utils.Utils.murmur2(id.getBytes(StandardCharsets.UTF_8)))
        % 6;
  }

  static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A record with other bytes. */
  static ProducerRecord<String, byte[]> changed(ProducerRecord<String, byte[]> record) {
    String words = new String(record.value(), StandardCharsets.UTF_8).replace("enc1.", "enc0.");
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.key(),
        words.getBytes(StandardCharsets.UTF_8),
        record.headers());
  }
}
