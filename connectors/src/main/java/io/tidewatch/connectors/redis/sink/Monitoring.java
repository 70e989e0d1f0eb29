package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.redis.sink.HashChange.Replace;
import io.tidewatch.connectors.redis.sink.HashChange.Version;
import io.tidewatch.connectors.sink.FeedCensus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The hash {@code system:monitoring} (section 14.4 of the original design): connections and live
 * instruments of the venue, mean milliseconds from the receipt of an update to its write (empty if
 * nothing was written since the hash before), memory as Redis tells it (empty if it does not), and
 * points a second of the time-series sink. For one thread.
 */
final class Monitoring {
  private static final String KEY = "system:monitoring";

  private final HashWriter writer;
  private final FeedCensus census;
  private final DoubleSupplier pointsPerSecond;
  private final Duration interval;
  private final Duration expiry;
  private long writtenAt;
  private long latencies;
  private long latencySumMs;

  Monitoring(
      HashWriter writer,
      FeedCensus census,
      DoubleSupplier pointsPerSecond,
      RedisSinkSettings settings) {
    this.writer = requireNonNull(writer, "writer");
    this.census = requireNonNull(census, "census");
    this.pointsPerSecond = requireNonNull(pointsPerSecond, "pointsPerSecond");
    this.interval = settings.monitoringInterval();
    this.expiry = settings.expiry();
    this.writtenAt = System.nanoTime() - interval.toNanos();
  }

  /** A record has been written so long after its receipt. */
  void wrote(long latencyMs) {
    latencies++;
    latencySumMs += latencyMs;
  }

  /** Writes the hash if it is time. */
  void tick() {
    long now = System.nanoTime();
    if (now - writtenAt >= interval.toNanos() && writer.connection().isPresent()) {
      writtenAt = now;
      Replace change =
          new Replace(KEY, "", new Version(0, 0, 0), 0, fields(), expiry.toMillis(), "", "");
      writer.write(List.of(change), (written, changed) -> startAnew());
    }
  }

  private void startAnew() {
    latencies = 0;
    latencySumMs = 0;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("websocket_connections", Integer.toString(census.connections()));
    fields.put("active_pairs", Integer.toString(census.instruments()));
    fields.put(
        "avg_processing_latency", latencies == 0 ? "" : decimal((double) latencySumMs / latencies));
    fields.put("redis_memory_usage", writer.usedMemory().orElse(""));
    fields.put("influxdb_write_rate", decimal(pointsPerSecond.getAsDouble()));
    return fields;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
