package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.redis.sink.RedisSink;
import io.tidewatch.connectors.redis.sink.RedisSinkStatus;
import java.util.function.ToDoubleFunction;

/** How the Redis sink is doing, on {@code /metrics}. */
final class RedisSinkMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.redis.";

  private final RedisSink sink;

  RedisSinkMeters(RedisSink sink) {
    this.sink = requireNonNull(sink, "sink");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "connected", "1 while writes work", status -> status.connected() ? 1 : 0);
    gauge(registry, "pending", "keys that wait to be written", RedisSinkStatus::pending);
    count(registry, "written", "hashes written", RedisSinkStatus::written);
    count(registry, "removed", "hashes of broken books removed", RedisSinkStatus::removed);
    count(registry, "outdated", "values left out for a newer one", RedisSinkStatus::outdated);
    count(registry, "failures", "writes that failed", RedisSinkStatus::failures);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<RedisSinkStatus> value) {
    Gauge.builder(PREFIX + name, sink, s -> value.applyAsDouble(s.status()))
        .description(description)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<RedisSinkStatus> value) {
    FunctionCounter.builder(PREFIX + name, sink, s -> value.applyAsDouble(s.status()))
        .description(description)
        .register(registry);
  }
}
