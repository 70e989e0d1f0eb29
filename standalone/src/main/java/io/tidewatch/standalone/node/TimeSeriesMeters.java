package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.timeseries.TimeSeriesStatus;
import java.util.function.Supplier;

/** How the time-series sink is doing, on {@code /metrics}. */
final class TimeSeriesMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.time.series.";

  private final Supplier<TimeSeriesStatus> status;

  TimeSeriesMeters(Supplier<TimeSeriesStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<TimeSeriesStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.gauge("connected", "1 while writes work", status -> status.connected() ? 1 : 0);
    meters.gauge("spooled.bytes", "what waits on disk", TimeSeriesStatus::spooledBytes);
    meters.count("written", "points that the store took", TimeSeriesStatus::written);
    meters.count("rejected", "points that the store refused", TimeSeriesStatus::rejected);
    meters.count("dropped", "points lost as the spool was full", TimeSeriesStatus::dropped);
    meters.count("failures", "requests that failed", TimeSeriesStatus::failures);
  }
}
