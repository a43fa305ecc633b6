package io.xiaoer.gateway.kafka;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.kafka.SequencerState.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Consumes conversation-commands, one batch after the other, in the order of each partition.
 *
 * <p>Failure strategy: store or broker down is tried again for {@code gateway.sequencer.retry-for};
 * then the channel fails, stays stopped, and readiness and liveness turn off. Nothing is skipped.
 * Offsets are committed after this method returns.
 */
@ApplicationScoped
public class CommandConsumer {
  private static final Logger LOG = Logger.getLogger(CommandConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Sequencer sequencer;
  private final SequencerState state;
  private final GatewayConfig.Sequencer config;
  private final MeterRegistry meters;
  private final Timer batches;

  CommandConsumer(
      Sequencer sequencer, SequencerState state, GatewayConfig config, MeterRegistry meters) {
    this.sequencer = sequencer;
    this.state = state;
    this.config = config.sequencer();
    this.meters = meters;
    this.batches =
        Timer.builder("gateway.batch.duration")
            .description("From a polled batch of commands to its published events")
            .publishPercentileHistogram()
            .register(meters);
  }

  /** Makes this bean, and with it its figures, when the service starts. */
  void begin(@Observes StartupEvent started) {
    count(new Sequencer.Done(0, 0, 0, 0, 0));
  }

  /** Carries out what a poll brought. */
  @Incoming("conversation-commands")
  @Blocking
  public void consume(ConsumerRecords<String, byte[]> records) {
    Batch batch = Batch.of(records);
    long begun = System.nanoTime();
    count(untilItWorks(batch));
    batches.record(Duration.ofNanos(System.nanoTime() - begun));
  }

  private Sequencer.Done untilItWorks(Batch batch) {
    long deadline = System.nanoTime() + config.retryFor().toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        Sequencer.Done done = sequencer.process(batch);
        state.become(Phase.WORKING);
        return done;
      } catch (TopicWriter.NotDurable | MongoException | KeysUnavailable down) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          state.become(Phase.STOPPED);
          throw down;
        }
        if (state.phase() != Phase.TRYING_AGAIN) {
          LOG.warnf(
              "store, broker or keys are down, trying again: %s", down.getClass().getSimpleName());
        }
        state.become(Phase.TRYING_AGAIN);
        pause = sleep(pause);
      } catch (RuntimeException bug) {
        state.become(Phase.STOPPED);
        throw bug;
      }
    }
  }

  /** Waits; returns the next pause. */
  private Duration sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Duration next = pause.multipliedBy(2);
    return next.compareTo(config.longestPause()) > 0 ? config.longestPause() : next;
  }

  private void count(Sequencer.Done done) {
    meters.counter("gateway.events.stored").increment(done.events());
    meters.counter("gateway.commands", "outcome", "repeated").increment(done.repeated());
    meters.counter("gateway.commands", "outcome", "refused").increment(done.refused());
    meters.counter("gateway.commands", "outcome", "dead-letter").increment(done.deadLetters());
    meters.counter("gateway.commands", "outcome", "unknown-type").increment(done.unknown());
  }
}
