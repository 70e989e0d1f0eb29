package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams.State;

/** State, lag and restorations of each detector. */
final class RunnerMeters implements Refreshed {
  private static final String DETECTOR = "detector";
  private static final double MILLIS_IN_A_SECOND = 1_000;

  private final List<DetectorRunner> runners;
  private final MultiGauge lag;

  RunnerMeters(List<DetectorRunner> runners, MeterRegistry registry) {
    this.runners = List.copyOf(runners);
    requireNonNull(registry, "registry");
    for (DetectorRunner runner : runners) {
      gauge(runner, "tidewatch.detector.running", now -> now.state() == State.RUNNING ? 1 : 0)
          .description("1 if the detector runs and is not being rebalanced")
          .register(registry);
      gauge(runner, "tidewatch.restoring.stores", now -> now.restorations().size())
          .description("Stores that are being filled from their changelogs before they can answer")
          .register(registry);
      gauge(runner, "tidewatch.restoring.records", RunnerMeters::left)
          .description("Changelog records still to be read before all stores can answer")
          .register(registry);
      gauge(
              runner,
              "tidewatch.restoring.seconds",
              now -> now.restoringFor().toMillis() / MILLIS_IN_A_SECOND)
          .description("For how long there was no moment without a store being restored")
          .register(registry);
    }
    this.lag =
        MultiGauge.builder("tidewatch.consumer.lag.records")
            .description("Committed records that the detector has not fetched yet")
            .register(registry);
  }

  private static Gauge.Builder<DetectorRunner> gauge(
      DetectorRunner runner, String name, ToDoubleFunction<DetectorRunner> value) {
    return Gauge.builder(name, runner, value).tag(DETECTOR, runner.detector().name());
  }

  private static double left(DetectorRunner runner) {
    return runner.restorations().stream()
        // The end moves on while it is being read.
        .mapToLong(restoration -> Math.max(0, restoration.total() - restoration.restored()))
        .sum();
  }

  @Override
  public void refresh() {
    List<Row<?>> lags = new ArrayList<>();
    for (DetectorRunner runner : runners) {
      Tags detector = Tags.of(DETECTOR, runner.detector().name());
      runner
          .lag()
          .forEach(
              (partition, records) -> lags.add(Row.of(detector.and(place(partition)), records)));
    }
    lag.register(lags, true);
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
