package io.xiaoer.gateway;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.calls.CallsConfig;
import io.xiaoer.gateway.calls.IceServers;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.core.ServiceHours;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.kafka.BehaviourHistory;
import io.xiaoer.gateway.kafka.Sequencer;
import io.xiaoer.gateway.kafka.TopicId;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.Blocks;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.DeedNumbers;
import io.xiaoer.gateway.mongo.Subscriptions;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.mongo.Triggers;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.gateway.proactive.Offers;
import io.xiaoer.gateway.safety.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Puts together the parts that know nothing of the framework. */
@Singleton
class GatewayParts {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  MongoDatabase database(MongoClient client, GatewayConfig config) {
    return client.getDatabase(config.database());
  }

  @Produces
  @Singleton
  Transcripts transcripts(MongoDatabase database) {
    return new Transcripts(database);
  }

  @Produces
  @Singleton
  CustomerLists customerLists(MongoDatabase database) {
    return new CustomerLists(database);
  }

  @Produces
  @Singleton
  DeedNumbers deedNumbers(MongoDatabase database) {
    return new DeedNumbers(database);
  }

  @Produces
  @Singleton
  Triggers triggers(MongoDatabase database) {
    return new Triggers(database);
  }

  @Produces
  @Singleton
  Visits visits(MongoDatabase database) {
    return new Visits(database);
  }

  @Produces
  @Dependent
  Offers.Parts offerParts(
      Triggers triggers,
      Visits visits,
      Consents consents,
      CustomerLists lists,
      Transcripts transcripts,
      Intake intake,
      TopicWriter topics) {
    return new Offers.Parts(triggers, visits, consents, lists, transcripts, intake, topics);
  }

  @Produces
  @Singleton
  Blocks blocks(MongoDatabase database) {
    return new Blocks(database);
  }

  @Produces
  @Singleton
  Subscriptions subscriptions(MongoDatabase database) {
    return new Subscriptions(database);
  }

  @Produces
  @Singleton
  TopicWriter topicWriter(
      @Identifier("default-kafka-broker") Map<String, Object> broker, GatewayConfig config) {
    return new TopicWriter(broker, config.sequencer().publishWithin());
  }

  @Produces
  @Singleton
  BehaviourHistory behaviourHistory(
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    return new BehaviourHistory(broker);
  }

  void close(@Disposes TopicWriter writer) {
    writer.close();
  }

  @Produces
  @Singleton
  Sequencer.Watches watches(MongoDatabase database, GatewayConfig config, CallsConfig calls) {
    return new Sequencer.Watches(
        new Timers(database, "timers", config.conversations().timersEvery()),
        new Timers(database, "call-timers", calls.timersEvery()));
  }

  /** Made when the service starts, so that relays without a secret stop the start. */
  @Produces
  @Singleton
  @Startup
  IceServers iceServers(CallsConfig config) {
    return new IceServers(config);
  }

  /** Read when the service starts, so that hours that cannot be read stop the start. */
  @Produces
  @Singleton
  @Startup
  Policy policy(GatewayConfig config, CallsConfig calls) {
    GatewayConfig.Conversations times = config.conversations();
    GatewayConfig.Hours hours = config.shop().hours();
    try {
      return new Policy(
          times.editWithin(),
          times.recallWithin(),
          times.reopenWithin(),
          ServiceHours.parse(hours.zone(), hours.weekly().orElse(""), hours.days().orElse("")),
          new Policy.Calls(calls.offered(), calls.ring()));
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "gateway.shop.hours: " + unreadable.getMessage(), unreadable);
    }
  }

  @Produces
  @Singleton
  Sequencer.Rules rules(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Clock clock,
      Policy policy,
      Seals seals,
      Guard guard) {
    return new Sequencer.Rules(
        clock, new TopicId(broker, Topics.CONVERSATION_COMMANDS), policy, seals, guard);
  }

  @Produces
  @Singleton
  Sequencer sequencer(
      Transcripts transcripts,
      CustomerLists lists,
      Sequencer.Watches watches,
      TopicWriter topics,
      Sequencer.Rules rules) {
    return new Sequencer(transcripts, lists, watches, topics, rules);
  }

  @Produces
  @Singleton
  Hub hub(Transcripts transcripts, BodyCipher cipher) {
    return new Hub(transcripts, cipher);
  }

  void close(@Disposes Hub hub) {
    hub.close();
  }
}
