package io.xiaoer.gateway;

import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.mongo.Alerts;
import io.xiaoer.gateway.mongo.KeyRecords;
import io.xiaoer.gateway.mongo.LinkLists;
import io.xiaoer.gateway.mongo.SealedOriginals;
import io.xiaoer.gateway.safety.Guard;
import io.xiaoer.gateway.safety.ShopLinks;
import io.xiaoer.gateway.vault.FileMasterKey;
import io.xiaoer.gateway.vault.SubjectKeys;
import io.xiaoer.gateway.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Keys and guards over any database, with the master key of the tests. */
public final class TestVault {
  /** The file with the master key of the tests. */
  public static final Path MASTER_KEY = Path.of("src/test/resources/master-key");

  private TestVault() {}

  /** The keys of a database. */
  public static SubjectKeys keys(MongoDatabase database) {
    return new SubjectKeys(
        new KeyRecords(database),
        new FileMasterKey(MASTER_KEY),
        Clock.systemUTC(),
        100,
        Duration.ofMinutes(1));
  }

  /** The cipher of a database's keys. */
  public static BodyCipher cipher(MongoDatabase database) {
    return new BodyCipher(keys(database));
  }

  /** A vault over a database. */
  public static Vault vault(MongoDatabase database) {
    return new Vault(keys(database), new SealedOriginals(database), Clock.systemUTC());
  }

  /** A guard over a database; it trusts yunxi.example and blocks evil.example. */
  public static Guard guard(MongoDatabase database) {
    Clock clock = Clock.systemUTC();
    ShopLinks links =
        new ShopLinks(
            new LinkLists(database), List.of("yunxi.example"), List.of("evil.example"), clock);
    return new Guard(links, vault(database), new Alerts(database), cipher(database));
  }
}
