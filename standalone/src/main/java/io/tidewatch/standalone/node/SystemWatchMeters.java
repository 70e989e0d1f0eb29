package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.system.SystemWatchStatus;
import java.util.function.Supplier;

/** How well the system is, on {@code /metrics}. */
final class SystemWatchMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.system.";

  private final Supplier<SystemWatchStatus> status;

  SystemWatchMeters(Supplier<SystemWatchStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<SystemWatchStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.gauge("healthy", "1 while every probe is well", now -> now.healthy() ? 1 : 0);
    meters.gauge(
        "troubles",
        "troubles that people were told of and that last",
        now -> now.standing().size());
    meters.count("raised", "system alerts that tell of trouble", SystemWatchStatus::raised);
    meters.count("resolved", "system alerts that tell of its end", SystemWatchStatus::resolved);
  }
}
