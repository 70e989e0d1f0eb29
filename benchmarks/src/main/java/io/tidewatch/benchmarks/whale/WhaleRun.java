package io.tidewatch.benchmarks.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.FreshDetector;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;

/** The detector as it runs in the house; a later run under the same name takes up its state. */
final class WhaleRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration CLOSE = Duration.ofMinutes(1);

  private final FreshDetector detector;
  private final DetectorRunner runner;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Starts.
   *
   * @param suffix of the application id
   * @param states where local state lies
   */
  WhaleRun(String servers, Path states, String suffix, InstantSource clock) {
    this.detector =
        new FreshDetector(
            new WhaleSignalsTopology(WhaleSettings.DEFAULT, clock),
            requireNonNull(suffix, "suffix"));
    this.runner =
        new DetectorRunner(
            detector,
            StreamsSettings.single(servers, states, "benchmark"),
            (name, cause) -> failure.compareAndSet(null, cause));
    runner.start();
  }

  /** Waits until every store is there; answers with the time of that. */
  long awaitRunning() {
    return Waiting.until(
        "a running detector",
        PATIENCE,
        () -> {
          if (failure.get() != null) {
            throw new IllegalStateException("the detector failed", failure.get());
          }
          return runner.state() == State.RUNNING && runner.restorations().isEmpty();
        });
  }

  String applicationId() {
    return detector.applicationId();
  }

  DetectorCounters counters() {
    return detector.counters().getFirst();
  }

  @Override
  public void close() {
    if (!runner.close(CLOSE)) {
      throw new IllegalStateException("the detector did not stop within " + CLOSE);
    }
  }
}
