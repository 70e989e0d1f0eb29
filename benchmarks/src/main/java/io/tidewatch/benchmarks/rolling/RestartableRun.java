package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;

/** The detector as it runs in the house; a later run under the same name takes up its state. */
public final class RestartableRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration CLOSE = Duration.ofMinutes(1);

  private final FreshDetector detector;
  private final DetectorRunner runner;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Starts.
   *
   * @param states where local state lies
   * @param suffix of the application id
   * @param made the detector
   */
  public RestartableRun(String servers, Path states, String suffix, Detector made) {
    this.detector = new FreshDetector(made, requireNonNull(suffix, "suffix"));
    this.runner =
        new DetectorRunner(
            detector,
            StreamsSettings.single(KafkaAccess.open(servers), states, "benchmark"),
            (name, cause) -> failure.compareAndSet(null, cause));
    runner.start();
  }

  /** Waits until every store is there; answers with the time of that. */
  public long awaitRunning() {
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

  public String applicationId() {
    return detector.applicationId();
  }

  public DetectorCounters counters() {
    return detector.counters().getFirst();
  }

  @Override
  public void close() {
    if (!runner.close(CLOSE)) {
      throw new IllegalStateException("the detector did not stop within " + CLOSE);
    }
  }
}
