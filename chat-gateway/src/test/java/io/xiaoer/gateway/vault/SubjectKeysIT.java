package io.xiaoer.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.mongo.KeyRecords;
import io.xiaoer.gateway.privacy.Screen.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of persons in a real store: made once, rotated, wrapped anew, destroyed for good. */
@QuarkusTest
@Suite
class SubjectKeysIT {
  private static final byte[] NOTHING = new byte[0];

  @ConfigProperty(name = "quarkus.mongodb.connection-string")
  String uri;

  @ConfigProperty(name = "gateway.database")
  String databaseName;

  @TempDir Path folder;

  private MongoClient client;
  private MongoDatabase database;

  @BeforeEach
  void connect() {
    client = MongoClients.create(uri);
    database = client.getDatabase(databaseName);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void twoNodesUseTheSameKeyOfAPerson() throws GeneralSecurityException {
    String whose = newPerson();
    byte[] sealed = TestVault.keys(database).of(whose).orElseThrow().encrypt(NOTHING, NOTHING);
    Aead other = TestVault.keys(database).of(whose).orElseThrow();
    assertThat(other.decrypt(sealed, NOTHING)).isEqualTo(NOTHING);
  }

  @Test
  void aDestroyedKeyIsNeverMadeAgainAndWhatItSealedStaysSealed() {
    String whose = newPerson();
    SubjectKeys keys = TestVault.keys(database);
    Vault vault = TestVault.vault(database);
    vault.seal("c-" + whose, whose, List.of(new Original("s-" + whose, Kind.CODE, "1234")));
    assertThat(vault.open("c-" + whose, "s-" + whose))
        .isEqualTo(new Vault.Opened.Original(Kind.CODE, "1234"));
    assertThat(vault.open("another", "s-" + whose)).isEqualTo(new Vault.Opened.Unknown());

    assertThat(keys.destroy(whose)).isTrue();
    assertThat(keys.destroy(whose)).isFalse();
    assertThat(keys.of(whose)).isEmpty();
    assertThat(TestVault.keys(database).of(whose)).isEmpty();
    assertThat(TestVault.vault(database).open("c-" + whose, "s-" + whose))
        .isEqualTo(new Vault.Opened.Erased());
    TestVault.vault(database)
        .seal("c-" + whose, whose, List.of(new Original("t-" + whose, Kind.CODE, "5678")));
    assertThat(TestVault.vault(database).open("c-" + whose, "t-" + whose))
        .isEqualTo(new Vault.Opened.Unknown());
  }

  @Test
  void aRotatedKeyOpensWhatTheOldOneSealed() throws GeneralSecurityException {
    String whose = newPerson();
    SubjectKeys keys = TestVault.keys(database);
    byte[] before = keys.of(whose).orElseThrow().encrypt(NOTHING, NOTHING);
    assertThat(keys.rotate(whose)).isTrue();
    Aead rotated = keys.of(whose).orElseThrow();
    byte[] after = rotated.encrypt(NOTHING, NOTHING);
    assertThat(rotated.decrypt(before, NOTHING)).isEqualTo(NOTHING);
    assertThat(keyNumber(after)).isNotEqualTo(keyNumber(before));
    assertThat(keys.rotate(newPerson())).isFalse();
  }

  @Test
  void aNewMasterKeyWrapsEveryKeyAnewAndTheOldOneCanGo() throws Exception {
    MongoDatabase own =
        client.getDatabase("rewrap_" + UUID.randomUUID().toString().substring(0, 8));
    String whose = newPerson();
    byte[] sealed = keys(own, "11").of(whose).orElseThrow().encrypt(NOTHING, NOTHING);
    SubjectKeys both = keys(own, "11", "22");
    assertThat(both.rewrap()).isEqualTo(1);
    assertThat(both.rewrap()).isZero();
    assertThat(keys(own, "22").of(whose).orElseThrow().decrypt(sealed, NOTHING)).isEqualTo(NOTHING);
    own.drop();
  }

  private SubjectKeys keys(MongoDatabase where, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "key", null);
    Files.write(file, List.of(lines).stream().map(line -> line.repeat(32)).toList());
    return new SubjectKeys(
        new KeyRecords(where),
        new FileMasterKey(file),
        Clock.systemUTC(),
        10,
        Duration.ofMinutes(1));
  }

  /** What Tink puts before a ciphertext: which key of the keyset made it. */
  private static List<Byte> keyNumber(byte[] sealed) {
    return List.of(sealed[1], sealed[2], sealed[3], sealed[4]);
  }

  private static String newPerson() {
    return "customer:" + UUID.randomUUID();
  }
}
