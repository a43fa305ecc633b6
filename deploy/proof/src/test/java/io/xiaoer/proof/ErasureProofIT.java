package io.xiaoer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.StoreResource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureProofIT {
  private static final BrokerResource BROKER = new BrokerResource();
  private static final StoreResource STORE = new StoreResource();

  private static String servers;
  private static String uri;
  private static String database;
  private static MongoClient mongo;
  private static KafkaProducer<String, byte[]> producer;

  private final String words = "我住在杭州市西湖区文三路一百号" + UUID.randomUUID();
  private final String customer = UUID.randomUUID().toString();
  private final String conversation = "c-" + UUID.randomUUID();
  private final Person person = new Person(customer, List.of(words));
  private final BodyCipher cipher = new BodyCipher(new OneKey(key()));

  @BeforeAll
  static void start() {
    servers = BROKER.start().get("KAFKA_BOOTSTRAP_SERVERS");
    Map<String, String> store = STORE.start();
    uri = store.get("MONGODB_URI");
    database = store.get("MONGODB_DATABASE");
    mongo = MongoClients.create(uri);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    mongo.close();
    STORE.stop();
    BROKER.stop();
  }

  @BeforeEach
  void aCustomerWhoWasErased() {
    write(Codec.encode(cipher.encrypt(event())).to(Topics.CONVERSATION_EVENTS));
    collection("subject_keys")
        .insertOne(
            new Document("_id", person.keyId()).append("destroyedAt", Instant.now().toString()));
    collection("conversations").insertOne(transcript(cipher.encrypt(event())));
  }

  @Test
  void whatIsEncryptedEverywhereIsErasedWithItsKey() {
    List<Tally> found = look();

    assertThat(ErasureProof.report(person, found)).contains(customer + " is erased");
    assertThat(tally(found, "topic conversation-events").unreadable()).isEqualTo(2);
    assertThat(tally(found, "store " + database + ".conversations").unreadable()).isEqualTo(2);
  }

  @Test
  void anEventWhoseWordsAreNotEncryptedDisprovesIt() {
    write(Codec.encode(event()).to(Topics.CONVERSATION_EVENTS));

    assertThat(ErasureProof.report(person, look()))
        .contains(customer + " is NOT erased")
        .contains("2 personal texts that are not encrypted")
        .doesNotContain(words);
  }

  @Test
  void aCommandWhoseWordsAreNotEncryptedDisprovesIt() {
    write(Codec.encode(command()).to(Topics.CONVERSATION_COMMANDS));

    assertThat(tally(look(), "topic conversation-commands").leaked()).isPositive();
  }

  @Test
  void aTranscriptWhoseWordsAreNotEncryptedDisprovesIt() {
    collection("conversations").insertOne(transcript(event()));

    assertThat(tally(look(), "store " + database + ".conversations").leaked()).isPositive();
  }

  @Test
  void hisWordsInATopicOfAStateStoreDisproveIt() {
    write(
        new ProducerRecord<>(
            "dead-letters",
            "somebody",
            ("{\"x\":\"" + words + "\"}").getBytes(StandardCharsets.UTF_8)));

    assertThat(tally(look(), "topic dead-letters").leaks().getFirst())
        .contains("the words given as number 1");
  }

  @Test
  void aKeyThatIsStillThereDisprovesIt() {
    String other = "customer:" + UUID.randomUUID();
    collection("subject_keys")
        .insertOne(new Document("_id", other).append("wrapped", new Binary(new byte[] {1})));

    List<Tally> found =
        new ErasureProof(servers, uri)
            .look(new Person(other.substring("customer:".length()), List.of()));

    assertThat(ErasureProof.holds(found)).isFalse();
  }

  @Test
  void aMediumThatIsStillThereDisprovesIt() {
    collection("media")
        .insertOne(new Document("_id", "m-" + customer).append("customerId", customer));

    assertThat(tally(look(), "store " + database + ".media").leaked()).isEqualTo(1);
  }

  private List<Tally> look() {
    return new ErasureProof(servers, uri).look(person);
  }

  private static Tally tally(List<Tally> found, String place) {
    return found.stream().filter(one -> one.place().equals(place)).findFirst().orElseThrow();
  }

  private OfEvent<ConversationEvent> event() {
    return new OfEvent<>(
        UUID.randomUUID().toString(),
        "/test",
        conversation,
        Instant.now(),
        null,
        new Facts(1, "command-1", Map.of(), person.keyId()),
        new MessagePosted(author(), new Content.Text(words), null));
  }

  private OfCommand<ConversationCommand> command() {
    return new OfCommand<>(
        UUID.randomUUID().toString(),
        "/test",
        conversation,
        Instant.now(),
        new PostMessage(author(), new Content.Text("hello"), null, null));
  }

  private Author author() {
    return new Author(Author.Kind.CUSTOMER, customer, "李娜");
  }

  private static Document transcript(OfEvent<ConversationEvent> event) {
    WireMessage message = Codec.encode(event);
    return new Document("_id", UUID.randomUUID().toString())
        .append(
            "events",
            List.of(
                new Document("seq", 1L)
                    .append("headers", new Document(Map.copyOf(message.headers())))
                    .append("body", new String(message.body(), StandardCharsets.UTF_8))));
  }

  private static com.mongodb.client.MongoCollection<Document> collection(String name) {
    return mongo.getDatabase(database).getCollection(name);
  }

  private static void write(ProducerRecord<String, byte[]> record) {
    producer.send(record);
    producer.flush();
  }

  private static Aead key() {
    try {
      AeadConfig.register();
      return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key that the person had. */
  private record OneKey(Aead key) implements BodyCipher.Keys {
    @Override
    public Optional<Aead> of(String keyId) {
      return Optional.of(key);
    }

    @Override
    public Optional<Aead> find(String keyId) {
      return Optional.of(key);
    }
  }
}
