package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.timeseries.TimeSeriesSink;
import io.tidewatch.connectors.timeseries.TimeSeriesStatus;
import java.util.function.ToDoubleFunction;

/** How the time-series sink is doing, on {@code /metrics}. */
final class TimeSeriesMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.time.series.";

  private final TimeSeriesSink sink;

  TimeSeriesMeters(TimeSeriesSink sink) {
    this.sink = requireNonNull(sink, "sink");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "connected", "1 while writes work", status -> status.connected() ? 1 : 0);
    gauge(registry, "spooled.bytes", "what waits on disk", TimeSeriesStatus::spooledBytes);
    count(registry, "written", "points that the store took", TimeSeriesStatus::written);
    count(registry, "rejected", "points that the store refused", TimeSeriesStatus::rejected);
    count(registry, "dropped", "points lost as the spool was full", TimeSeriesStatus::dropped);
    count(registry, "failures", "requests that failed", TimeSeriesStatus::failures);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<TimeSeriesStatus> value) {
    Gauge.builder(PREFIX + name, sink, s -> value.applyAsDouble(s.status()))
        .description(description)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<TimeSeriesStatus> value) {
    FunctionCounter.builder(PREFIX + name, sink, s -> value.applyAsDouble(s.status()))
        .description(description)
        .register(registry);
  }
}
