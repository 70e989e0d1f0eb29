package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.database.sink.SqlSinkStatus;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How a sink into the database is doing, on {@code /metrics}. */
final class SqlSinkMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.sql.";
  private static final String TABLE = "table";
  private static final double NANOS_IN_A_SECOND = 1e9;

  private final String table;
  private final Supplier<SqlSinkStatus> status;

  SqlSinkMeters(String table, Supplier<SqlSinkStatus> status) {
    this.table = requireNonNull(table, "table");
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "connected", "1 while writes work", now -> now.connected() ? 1 : 0);
    gauge(registry, "pending", "rows that wait to be written", SqlSinkStatus::pending);
    count(registry, "written", "rows that the database took", SqlSinkStatus::written);
    count(registry, "batches", "statements that the database took", SqlSinkStatus::batches);
    count(
        registry,
        "writing.seconds",
        "time that these statements took together",
        now -> now.writing().toNanos() / NANOS_IN_A_SECOND);
    count(registry, "refused", "rows that the database refused", SqlSinkStatus::refused);
    count(registry, "cut", "figures too large for their column", SqlSinkStatus::cut);
    count(registry, "missed", "records that were deleted unread", SqlSinkStatus::missed);
    count(registry, "failures", "writes that failed", SqlSinkStatus::failures);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<SqlSinkStatus> value) {
    Gauge.builder(PREFIX + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .tag(TABLE, table)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<SqlSinkStatus> value) {
    // The registry holds the state of a counter weakly, and the gauges hold this one.
    FunctionCounter.builder(PREFIX + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .tag(TABLE, table)
        .register(registry);
  }
}
