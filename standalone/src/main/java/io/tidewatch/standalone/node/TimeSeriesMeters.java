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
    SinkMeters.of("time-series", "", status, TimeSeriesMeters::state).bindTo(registry);
    meters.gauge("spooled.bytes", "what waits on disk", TimeSeriesStatus::spooledBytes);
  }

  private static SinkMeters.State state(TimeSeriesStatus now) {
    return new SinkMeters.State(
        !now.connected() && now.lastError().isPresent(),
        now.spooledBatches(),
        now.written(),
        now.rejected(),
        now.dropped(),
        now.failures());
  }
}
