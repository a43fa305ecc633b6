package io.xiaoer.gateway;

import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.xiaoer.gateway.evidence.EvidenceFile;
import io.xiaoer.gateway.kafka.AuditSources;
import io.xiaoer.gateway.kafka.AuditState;
import io.xiaoer.gateway.kafka.Auditor;
import io.xiaoer.gateway.kafka.LogSearch;
import io.xiaoer.gateway.kafka.Sequencer;
import io.xiaoer.gateway.mongo.AuditBreaks;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.Tips;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Puts together where the audit keeps its books. */
@Singleton
class AuditParts {
  @Produces
  @Singleton
  Ledgers ledgers(MongoDatabase database) {
    return new Ledgers(database);
  }

  @Produces
  @Singleton
  AuditBreaks auditBreaks(MongoDatabase database) {
    return new AuditBreaks(database);
  }

  @Produces
  @Singleton
  Auditor auditor(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Sequencer.Rules rules,
      Auditor.Books books,
      AuditConfig config,
      AuditState state,
      GatewayConfig gateway) {
    AuditSources sources = new AuditSources(broker, rules.topicId());
    return new Auditor(sources, books, config, state, gateway.shop().id());
  }

  @Produces
  @Dependent
  Auditor.Books books(
      Ledgers ledgers, Tips tips, Transcripts transcripts, AuditBreaks breaks, Clock clock) {
    return new Auditor.Books(ledgers, tips, transcripts, breaks, clock);
  }

  @Produces
  @Singleton
  EvidenceFile evidence(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Transcripts transcripts,
      Ledgers ledgers) {
    return new EvidenceFile(transcripts, ledgers, new LogSearch(broker));
  }

  void begin(@Observes StartupEvent started, Auditor auditor) {
    auditor.begin();
  }

  void close(@Disposes Auditor auditor) {
    auditor.close();
  }

  @Produces
  @Singleton
  Tips tips(MongoDatabase database) {
    return new Tips(database);
  }
}
