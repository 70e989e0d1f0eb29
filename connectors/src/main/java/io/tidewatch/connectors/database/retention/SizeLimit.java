package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.FuturesTable;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the tables below a size: the oldest bars and anomalies go, down to nine tenths of it. */
final class SizeLimit {
  private static final Logger LOG = LoggerFactory.getLogger(SizeLimit.class);
  private static final int ROUNDS = 3;
  private static final double DOWN_TO = 0.9;
  private static final String TIMES =
      "SELECT open_time AS t FROM klines UNION ALL SELECT `timestamp` AS t FROM anomalies";

  private final Jdbi jdbi;
  private final Space space;
  private final long limit;

  SizeLimit(Jdbi jdbi, Space space, long limitBytes) {
    this.jdbi = requireNonNull(jdbi, "jdbi");
    this.space = requireNonNull(space, "space");
    this.limit = limitBytes;
  }

  /** What a row takes is an estimate, so it looks again, and ends where deleting does not help. */
  void enforce(Deletion deletion) {
    long before = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && !deletion.isStopped(); round++) {
      space.measure();
      long bytes = space.tableBytes();
      if (bytes <= limit) {
        return;
      }
      if (bytes >= before) {
        LOG.warn(
            "the tables of futures take {} bytes, and deleting rows does not make it less; the"
                + " limit is {}",
            bytes,
            limit);
        return;
      }
      before = bytes;
      deleteOldest(deletion, 1 - DOWN_TO * limit / bytes);
      space.giveBack();
    }
  }

  private void deleteOldest(Deletion deletion, double share) {
    long rows = (long) Math.ceil(count() * share);
    timeOf(rows)
        .ifPresent(time -> {
          deletion.before(FuturesTable.KLINES, time + 1);
          deletion.before(FuturesTable.ANOMALIES, time + 1);
        });
  }

  private long count() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT COUNT(*) FROM (" + TIMES + ") both_tables")
            .mapTo(Long.class)
            .one());
  }

  /** The time of the row that so many rows are as old as, or older. */
  private Optional<Long> timeOf(long rows) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT t FROM ("
                    + TIMES
                    + ") both_tables ORDER BY t LIMIT 1 OFFSET "
                    + Math.max(0, rows - 1))
            .mapTo(Long.class)
            .findOne());
  }
}
