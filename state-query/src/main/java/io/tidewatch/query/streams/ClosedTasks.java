package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How many tasks of a Kafka Streams client were closed: nothing else tells at once that stores were
 * emptied. Kafka Streams counts a task when its stores are closed, and opens none of them again
 * before. Thread-safe.
 */
final class ClosedTasks implements LongSupplier {
  private static final String GROUP = "stream-thread-metrics";
  private static final String NAME = "task-closed-total";

  /** Threads are seldom replaced. */
  private static final long FOUND_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;
  private final LongSupplier nanoTime;
  private volatile Found found = new Found(List.of(), 0);

  /**
   * @param metrics of the client
   */
  ClosedTasks(Supplier<Map<MetricName, ? extends Metric>> metrics, LongSupplier nanoTime) {
    this.metrics = requireNonNull(metrics, "metrics");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /** One of each thread; looking for them takes longer than reading them. */
  private record Found(List<? extends Metric> ofThreads, long atNanos) {}

  @Override
  public long getAsLong() {
    long sum = 0;
    for (Metric closed : ofThreads()) {
      if (closed.metricValue() instanceof Double count) {
        sum += count.longValue();
      }
    }
    return sum;
  }

  private List<? extends Metric> ofThreads() {
    Found known = found;
    long now = nanoTime.getAsLong();
    if (!known.ofThreads().isEmpty() && now - known.atNanos() < FOUND_AGAIN_NANOS) {
      return known.ofThreads();
    }
    List<? extends Metric> ofThreads =
        metrics.get().entrySet().stream()
            .filter(one -> one.getKey().name().equals(NAME) && one.getKey().group().equals(GROUP))
            .map(Map.Entry::getValue)
            .toList();
    found = new Found(ofThreads, now);
    return ofThreads;
  }
}
