package io.xiaoer.gateway;

import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.mongo.Alerts;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.KeyRecords;
import io.xiaoer.gateway.mongo.LinkLists;
import io.xiaoer.gateway.mongo.PersonData;
import io.xiaoer.gateway.mongo.RevealLog;
import io.xiaoer.gateway.mongo.SealedOriginals;
import io.xiaoer.gateway.safety.Guard;
import io.xiaoer.gateway.safety.ShopLinks;
import io.xiaoer.gateway.vault.AwsKmsMasterKey;
import io.xiaoer.gateway.vault.FileMasterKey;
import io.xiaoer.gateway.vault.MasterKey;
import io.xiaoer.gateway.vault.SubjectKeys;
import io.xiaoer.gateway.vault.Vault;
import io.xiaoer.gateway.vault.VaultMasterKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts together what keeps and guards personal data. */
@Singleton
class PrivacyParts {
  @Produces
  @Singleton
  MasterKey masterKey(PrivacyConfig config) {
    return switch (config.masterKey().kind()) {
      case FILE -> new FileMasterKey(config.masterKey().file().orElseThrow(missing("file")));
      case VAULT ->
          new VaultMasterKey(
              config.masterKey().vault().address().orElseThrow(missing("vault.address")),
              config.masterKey().vault().mount(),
              config.masterKey().vault().key(),
              config.masterKey().vault().tokenFile().orElseThrow(missing("vault.token-file")));
      case AWS_KMS ->
          new AwsKmsMasterKey(
              config.masterKey().awsKms().key().orElseThrow(missing("aws-kms.key")),
              config.masterKey().awsKms().region().orElseThrow(missing("aws-kms.region")),
              config.masterKey().awsKms().endpoint());
    };
  }

  @Produces
  @Singleton
  SubjectKeys subjectKeys(
      MongoDatabase database, MasterKey master, PrivacyConfig config, Clock clock) {
    return new SubjectKeys(
        new KeyRecords(database), master, clock, config.keysHeld(), config.keyLife());
  }

  @Produces
  @Singleton
  BodyCipher bodyCipher(SubjectKeys keys) {
    return new BodyCipher(keys);
  }

  @Produces
  @Singleton
  Vault vault(SubjectKeys keys, MongoDatabase database, Clock clock) {
    return new Vault(keys, new SealedOriginals(database), clock);
  }

  @Produces
  @Singleton
  LinkLists linkLists(MongoDatabase database) {
    return new LinkLists(database);
  }

  @Produces
  @Singleton
  ShopLinks shopLinks(LinkLists lists, GatewayConfig gateway, PrivacyConfig config, Clock clock) {
    List<String> allowed = new ArrayList<>(config.allowedHosts().orElse(List.of()));
    allowed.add(URI.create(gateway.publicUrl()).getHost());
    return new ShopLinks(lists, allowed, config.blockedHosts().orElse(List.of()), clock);
  }

  @Produces
  @Singleton
  Alerts alerts(MongoDatabase database) {
    return new Alerts(database);
  }

  @Produces
  @Singleton
  Consents consents(MongoDatabase database) {
    return new Consents(database);
  }

  @Produces
  @Singleton
  PersonData personData(MongoDatabase database) {
    return new PersonData(database);
  }

  @Produces
  @Singleton
  RevealLog revealLog(MongoDatabase database) {
    return new RevealLog(database);
  }

  @Produces
  @Singleton
  Guard guard(ShopLinks links, Vault vault, Alerts alerts, BodyCipher cipher) {
    return new Guard(links, vault, alerts, cipher);
  }

  private static Supplier<IllegalArgumentException> missing(String key) {
    return () -> new IllegalArgumentException("gateway.privacy.master-key." + key + " is missing");
  }
}
