package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.GridMedia;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.testing.StoreResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the store is of no use without the customer's key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaBytesIT {
  private static final byte[] FILM = random(3 * 1024 * 1024 + 17);

  private final StoreResource store = new StoreResource();
  private MongoClient mongo;
  private MongoDatabase database;
  private MediaRegistry registry;
  private MediaBytes bytes;

  @TempDir private Path folder;

  @BeforeAll
  void start() {
    Map<String, String> settings = store.start();
    mongo = MongoClients.create(settings.get("MONGODB_URI"));
    database = mongo.getDatabase(settings.get("MONGODB_DATABASE"));
    registry = new MediaRegistry(database, TestVault.cipher(database));
    bytes = new MediaBytes(new GridMedia(database, Clock.systemUTC()));
  }

  @AfterAll
  void stop() {
    mongo.close();
    store.stop();
  }

  @Test
  void whatWasKeptIsReadWholeAndInAnyRange() throws IOException {
    StoredMedium film = kept("u-1", FILM);
    assertThat(read(film, 0, FILM.length)).isEqualTo(FILM);
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      int from = random.nextInt(FILM.length);
      int count = 1 + random.nextInt(Math.min(200_000, FILM.length - from));
      assertThat(read(film, from, count)).isEqualTo(Arrays.copyOfRange(FILM, from, from + count));
    }
    assertThat(read(film, FILM.length - 1, 1)).containsExactly(FILM[FILM.length - 1]);
  }

  @Test
  void neitherWordsNorNameNorKeyLieReadableInTheStore() throws IOException {
    byte[] words = "收货地址：梅花巷七十七号".getBytes(StandardCharsets.UTF_8);
    StoredMedium letter = kept("u-2", words);
    Document entry = database.getCollection("media").find(new Document("_id", id(letter))).first();
    assertThat(entry.toJson()).doesNotContain("地址.txt").doesNotContain(letter.dataKey());
    assertThat(chunk(letter).get("data", Binary.class).getData())
        .hasSizeGreaterThan(words.length)
        .satisfies(
            lies ->
                assertThat(new String(lies, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(words, StandardCharsets.ISO_8859_1)));
    assertThat(read(letter, 0, words.length)).isEqualTo(words);
  }

  @Test
  void withTheCustomersKeyEveryMediumOfHisIsGone() throws IOException {
    StoredMedium his = kept("u-3", random(100));
    StoredMedium anothers = kept("u-4", random(100));
    TestVault.keys(database).destroy(Ids.subjectKey("u-3"));
    MediaRegistry later = new MediaRegistry(database, TestVault.cipher(database));
    assertThat(later.mayKeep("u-3")).isFalse();
    assertThat(later.find(id(his))).isEmpty();
    assertThat(later.find(id(anothers))).isPresent();
  }

  @Test
  void bytesThatWereChangedOrExchangedAreNotRead() throws IOException {
    StoredMedium changed = kept("u-5", random(1_000));
    Document chunk = chunk(changed);
    byte[] lies = chunk.get("data", Binary.class).getData();
    lies[lies.length / 2] ^= 1;
    database
        .getCollection("media.chunks")
        .replaceOne(new Document("_id", chunk.get("_id")), chunk.append("data", new Binary(lies)));
    assertThatThrownBy(() -> read(changed, 0, 1_000)).isInstanceOf(IOException.class);

    StoredMedium one = kept("u-5", random(1_000));
    StoredMedium other =
        new StoredMedium(
            new Medium("other", "text/plain", 1_000, "b.txt", null, null, null, null),
            one.kind(),
            one.conversationId(),
            one.customerId(),
            one.uploader(),
            0,
            one.dataKey(),
            one.storedAt());
    Document stolen = chunk(one);
    database
        .getCollection("media.chunks")
        .insertOne(stolen.append("_id", "other:0").append("files_id", "other"));
    assertThatThrownBy(() -> read(other, 0, 1_000)).isInstanceOf(IOException.class);
  }

  private StoredMedium kept(String customerId, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), content);
    StoredMedium medium =
        new StoredMedium(
            new Medium(
                UUID.randomUUID().toString(),
                "text/plain",
                content.length,
                "地址.txt",
                null,
                null,
                null,
                null),
            MediumKind.FILE,
            "c-1",
            customerId,
            "CUSTOMER:" + customerId,
            0,
            MediaBytes.newKey(),
            Instant.EPOCH);
    bytes.keep(medium, Variant.ORIGINAL, file);
    registry.enter(medium);
    return registry.find(id(medium)).orElseThrow();
  }

  private byte[] read(StoredMedium medium, long from, long count) throws IOException {
    try (InputStream in = bytes.open(medium, Variant.ORIGINAL, from, count)) {
      return in.readAllBytes();
    }
  }

  private Document chunk(StoredMedium medium) {
    return database
        .getCollection("media.chunks")
        .find(new Document("_id", id(medium) + ":0"))
        .first();
  }

  private static String id(StoredMedium medium) {
    return medium.medium().id();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
