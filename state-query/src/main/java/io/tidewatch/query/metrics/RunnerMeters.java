package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.Restoration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;

/** State, lag and restorations of each detector. */
final class RunnerMeters implements Refreshed {
  private final List<DetectorRunner> runners;
  private final MultiGauge running;
  private final MultiGauge lag;
  private final MultiGauge restoring;

  RunnerMeters(List<DetectorRunner> runners, MeterRegistry registry) {
    this.runners = List.copyOf(runners);
    requireNonNull(registry, "registry");
    this.running =
        MultiGauge.builder("tidewatch.detector.running")
            .description("1 if the detector runs and is not being rebalanced")
            .register(registry);
    this.lag =
        MultiGauge.builder("tidewatch.consumer.lag.records")
            .description("Committed records that the detector has not fetched yet")
            .register(registry);
    this.restoring =
        MultiGauge.builder("tidewatch.restoring.records")
            .description("Changelog records still to be read before a store can answer")
            .register(registry);
  }

  @Override
  public void refresh() {
    List<Row<?>> states = new ArrayList<>();
    List<Row<?>> lags = new ArrayList<>();
    List<Row<?>> restorations = new ArrayList<>();
    for (DetectorRunner runner : runners) {
      Tags detector = Tags.of("detector", runner.detector().name());
      states.add(Row.of(detector, runner.state() == State.RUNNING ? 1 : 0));
      runner
          .lag()
          .forEach(
              (partition, records) -> lags.add(Row.of(detector.and(place(partition)), records)));
      for (Restoration restoration : runner.restorations()) {
        Tags place =
            detector.and("store", restoration.store(), "partition", restoration.partition() + "");
        restorations.add(Row.of(place, restoration.total() - restoration.restored()));
      }
    }
    running.register(states, true);
    lag.register(lags, true);
    restoring.register(restorations, true);
  }

  private static Tags place(String topicPartition) {
    int dash = topicPartition.lastIndexOf('-');
    return Tags.of(
        "topic",
        topicPartition.substring(0, dash),
        "partition",
        topicPartition.substring(dash + 1));
  }
}
