package io.tidewatch.benchmarks.latency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one run of an arm took.
 *
 * @param latencies in nanoseconds
 */
public record LatencyRun(Histogram latencies) {
  private static final long MAX_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int DIGITS = 3;

  public LatencyRun {
    requireNonNull(latencies, "latencies");
  }

  /** One that holds nothing yet. */
  public static Histogram histogram() {
    return new Histogram(MAX_NANOS, DIGITS);
  }

  /** All runs as one. */
  public static LatencyRun together(List<LatencyRun> runs) {
    Histogram all = histogram();
    runs.forEach(run -> all.add(run.latencies));
    return new LatencyRun(all);
  }

  public long samples() {
    return latencies.getTotalCount();
  }

  public double p50() {
    return millis(50);
  }

  public double p99() {
    return millis(99);
  }

  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }
}
