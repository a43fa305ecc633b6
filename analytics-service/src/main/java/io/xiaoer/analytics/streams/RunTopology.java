package io.xiaoer.analytics.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.analytics.InsightConfig;
import io.xiaoer.analytics.mongo.FiguresStore;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.Topology;

/** Gives the topology to the framework, which runs it. */
final class RunTopology {
  @Produces
  Topology topology(InsightConfig config, FiguresStore store, MeterRegistry meters) {
    return InsightTopology.build(
        new InsightTopology.Settings(
            config.rememberAggregates(),
            config.rememberMinutes(),
            config.saveEvery(),
            config.saveAtMost(),
            store::save,
            reason ->
                meters.counter("xiaoer.insight.uncounted.records", "reason", reason).increment()));
  }
}
