package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.AgedTable;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.connectors.database.WhaleTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps the tables of futures and of watched addresses from growing, and tells what they hold. A
 * row's age is its own time against the clock given here: where the market plays another time, so
 * must the clock. Several processes may clean at once. Thread-safe.
 */
public final class Cleanup {
  private static final long MIB = 1 << 20;
  private static final long DAY_MS = Duration.ofHours(24).toMillis();

  // Fewer leave gaps that the next rows fill.
  private static final long LARGE = 10_000;

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final InstantSource clock;
  private final Space space;

  /**
   * Takes a database that is open.
   *
   * @param clock time of the market
   */
  public Cleanup(Database database, RetentionSettings settings, InstantSource clock) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.space = new Space(database);
  }

  /** What the tables hold now. Takes some milliseconds: rows are counted. */
  public StorageInfo info() {
    Map<AgedTable, Long> rows = new HashMap<>();
    Map<AgedTable, Instant> oldest = new HashMap<>();
    for (AgedTable table : AgedTable.ALL) {
      rows.put(table, number("SELECT COUNT(*) FROM " + table.table()));
      first(table).map(Instant::ofEpochMilli).ifPresent(time -> oldest.put(table, time));
    }
    return new StorageInfo(
        megabytes(),
        settings.maxAge().toHours(),
        number("SELECT COUNT(DISTINCT symbol) FROM klines"),
        rows.get(FuturesTable.KLINES),
        anomalous(),
        rows,
        oldest);
  }

  private Optional<BigDecimal> megabytes() {
    return space.shownBytes().stream()
        .mapToObj(bytes ->
            BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(MIB), 1, RoundingMode.HALF_UP))
        .findFirst();
  }

  private long anomalous() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT COUNT(*) FROM anomalies WHERE `timestamp` >= ? AND anomaly_score > 0")
            .bind(0, clock.millis() - DAY_MS)
            .mapTo(Long.class)
            .one());
  }

  private Optional<Long> first(AgedTable table) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT MIN(" + table.time() + ") FROM " + table.table())
            .mapTo(Long.class)
            .findOne());
  }

  private long number(String query) {
    return jdbi.withHandle(sql -> sql.createQuery(query).mapTo(Long.class).one());
  }

  /** Rows that {@link #run(Duration, CleanupProgress)} would delete now. */
  public long older(Duration age) {
    return AgedTable.ALL.stream().mapToLong(table -> countBefore(table, before(table, age))).sum();
  }

  private long countBefore(AgedTable table, long time) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT COUNT(*) FROM " + table.table() + " WHERE " + table.time() + " < ?")
            .bind(0, time)
            .mapTo(Long.class)
            .one());
  }

  /**
   * Deletes what is older than this, and gives the room back if that was much. What is kept for
   * longer by the settings, as that of watched addresses, stays for as long.
   */
  public Cleaned run(Duration age, CleanupProgress progress) {
    Deletion deletion = new Deletion(jdbi, progress);
    byAge(deletion, age);
    return finish(deletion);
  }

  /** Brings the tables within all limits of the settings. */
  public Cleaned run(CleanupProgress progress) {
    Deletion deletion = new Deletion(jdbi, progress);
    byAge(deletion, settings.maxAge());
    if (settings.maxRowsPerSymbol() > 0) {
      byRows(deletion);
    }
    Cleaned cleaned = finish(deletion);
    if (settings.maxSizeMb() > 0 && !deletion.isStopped()) {
      new SizeLimit(jdbi, space, settings.maxSizeMb() * MIB).enforce(deletion);
      return new Cleaned(deletion.deleted());
    }
    return cleaned;
  }

  private void byAge(Deletion deletion, Duration age) {
    AgedTable.ALL.forEach(table -> deletion.before(table, before(table, age)));
  }

  private long before(AgedTable table, Duration age) {
    Duration kept =
        switch (table) {
          case FuturesTable _ -> age;
          case WhaleTable.ORDERS -> longer(age, settings.whaleOrders());
          case WhaleTable.SIGNALS -> longer(age, settings.whaleSignals());
          case WhaleTable.POSITIONS ->
              throw new IllegalArgumentException("accounts do not get old");
        };
    return clock.millis() - kept.toMillis();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private void byRows(Deletion deletion) {
    List<String> symbols =
        jdbi.withHandle(sql ->
            sql.createQuery("SELECT symbol FROM klines GROUP BY symbol HAVING COUNT(*) > ?")
                .bind(0, settings.maxRowsPerSymbol())
                .mapTo(String.class)
                .list());
    for (String symbol : symbols) {
      firstKept(symbol).ifPresent(time -> deletion.before(FuturesTable.KLINES, time, symbol));
    }
  }

  private Optional<Long> firstKept(String symbol) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT open_time FROM klines WHERE symbol = ? ORDER BY open_time DESC"
                    + " LIMIT 1 OFFSET "
                    + (settings.maxRowsPerSymbol() - 1))
            .bind(0, symbol)
            .mapTo(Long.class)
            .findOne());
  }

  private Cleaned finish(Deletion deletion) {
    Cleaned cleaned = new Cleaned(deletion.deleted());
    if (cleaned.total() >= LARGE) {
      space.giveBack();
    }
    return cleaned;
  }
}
