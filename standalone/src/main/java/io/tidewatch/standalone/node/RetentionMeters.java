package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.database.retention.RetentionStatus;
import java.util.function.Supplier;

/** How the regular clean-up of the database is doing, on {@code /metrics}. */
final class RetentionMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.retention.";

  private final Supplier<RetentionStatus> status;

  RetentionMeters(Supplier<RetentionStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<RetentionStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.count("runs", "clean-ups that came to their end", RetentionStatus::runs);
    meters.count("deleted", "rows that were deleted", RetentionStatus::deleted);
    meters.count("failures", "clean-ups that failed", RetentionStatus::failures);
  }
}
