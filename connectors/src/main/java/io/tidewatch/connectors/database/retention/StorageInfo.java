package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.AgedTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the database holds of futures, and how many rows of watched addresses.
 *
 * @param fileSizeMb MiB with one decimal: of the database file of H2, of the tables of futures with
 *     their indexes elsewhere; empty for a database in memory
 * @param maxAgeHours after which rows are deleted
 * @param symbolCount symbols that there are bars of
 * @param klineCount bars
 * @param anomalyCount24h anomalous bars of the last 24 hours: those with a score above 0
 * @param rows of each table
 * @param oldest time of the oldest row of each table that has rows
 */
public record StorageInfo(
    Optional<BigDecimal> fileSizeMb,
    long maxAgeHours,
    long symbolCount,
    long klineCount,
    long anomalyCount24h,
    Map<AgedTable, Long> rows,
    Map<AgedTable, Instant> oldest) {
  public StorageInfo {
    requireNonNull(fileSizeMb, "fileSizeMb");
    rows = Map.copyOf(rows);
    oldest = Map.copyOf(oldest);
  }
}
