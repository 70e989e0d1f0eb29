package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.database.retention.RegularCleanup;
import io.tidewatch.connectors.database.retention.RetentionStatus;
import java.util.function.ToDoubleFunction;

/** How the regular clean-up of the database is doing, on {@code /metrics}. */
final class RetentionMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.retention.";

  private final RegularCleanup cleanup;

  RetentionMeters(RegularCleanup cleanup) {
    this.cleanup = requireNonNull(cleanup, "cleanup");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "runs", "clean-ups that came to their end", RetentionStatus::runs);
    count(registry, "deleted", "rows that were deleted", RetentionStatus::deleted);
    count(registry, "failures", "clean-ups that failed", RetentionStatus::failures);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<RetentionStatus> value) {
    FunctionCounter.builder(PREFIX + name, cleanup, its -> value.applyAsDouble(its.status()))
        .description(description)
        .register(registry);
  }
}
