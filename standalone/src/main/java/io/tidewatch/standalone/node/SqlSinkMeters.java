package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.database.sink.SqlSinkStatus;
import java.util.function.Supplier;

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
    StatusMeters<SqlSinkStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.of(TABLE, table), status);
    SinkMeters.of("database", table, status, SqlSinkMeters::state).bindTo(registry);
    meters.count("batches", "statements that the database took", SqlSinkStatus::batches);
    meters.count(
        "writing.seconds",
        "time that the statements took together",
        now -> now.writing().toNanos() / NANOS_IN_A_SECOND);
    meters.count("cut", "figures too large for their column", SqlSinkStatus::cut);
  }

  private static SinkMeters.State state(SqlSinkStatus now) {
    return new SinkMeters.State(
        !now.connected() && now.lastError().isPresent(),
        now.pending(),
        now.written(),
        now.refused(),
        now.missed(),
        now.failures());
  }
}
