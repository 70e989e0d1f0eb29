package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.contract.pool.PoolStats;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code sol_ws_batch_stats}: one row for each batch, the newest state of it. */
final class StatsTable implements RowStore<StatsTable.Row> {
  private static final int ERROR = 1_000;
  private static final List<String> COLUMNS =
      List.of(
          "ca_count",
          "subscribed_count",
          "alert_count",
          "last_alert_time",
          "total_messages",
          "avg_response_time_ms",
          "error_count",
          "last_error",
          "update_time");

  // The first start that is known stays.
  private static final String UPSERT =
      "INSERT INTO sol_ws_batch_stats (batch_id, start_time, "
          + String.join(", ", COLUMNS)
          + ") VALUES (:batch_id, :start_time, :"
          + String.join(", :", COLUMNS)
          + ") ON DUPLICATE KEY UPDATE start_time = COALESCE(start_time, VALUES(start_time)), "
          + COLUMNS.stream()
              .map(column -> column + " = VALUES(" + column + ")")
              .collect(Collectors.joining(", "));

  final Columns columns;

  private final Jdbi jdbi;
  private final DatabaseSettings settings;
  private final InstantSource clock;

  /**
   * A batch.
   *
   * @param live whether the venue sends its pairs
   * @param startedAt when it was first heard of its connection, epoch milliseconds
   */
  record Row(PoolStats stats, boolean live, Optional<Long> startedAt) {}

  StatsTable(Jdbi jdbi, DatabaseSettings settings, InstantSource clock) {
    this.jdbi = requireNonNull(jdbi, "jdbi");
    this.settings = requireNonNull(settings, "settings");
    this.columns = new Columns(settings);
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void write(List<Row> batches) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      batches.forEach(row -> batch.bindMap(values(row)).add());
      batch.execute();
    });
  }

  @Override
  public String name(Row row) {
    return "batch " + row.stats().batch();
  }

  private Map<String, Object> values(Row row) {
    PoolStats stats = row.stats();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("batch_id", stats.batch());
    values.put("start_time", row.startedAt().map(this::local).orElse(null));
    values.put("ca_count", columns.integer(Optional.of(stats.pairs())));
    values.put("subscribed_count", columns.integer(Optional.of(row.live() ? stats.pairs() : 0)));
    values.put("alert_count", columns.integer(Optional.of(stats.total().alerts())));
    values.put("last_alert_time", stats.lastAlertAt().map(this::local).orElse(null));
    values.put("total_messages", stats.total().messages());
    values.put("avg_response_time_ms", columns.integer(stats.total().averageResponseMs()));
    values.put("error_count", columns.integer(Optional.of(stats.total().errors())));
    values.put("last_error", stats.lastError().map(text -> columns.text(text, ERROR)).orElse(null));
    values.put("update_time", local(clock.millis()));
    return values;
  }

  private LocalDateTime local(long timeMs) {
    return settings.local(Instant.ofEpochMilli(timeMs).truncatedTo(ChronoUnit.SECONDS));
  }
}
