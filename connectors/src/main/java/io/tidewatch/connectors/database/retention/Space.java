package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.connectors.database.SqlTrouble;
import io.tidewatch.connectors.feed.LogText;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that the tables of futures take, which each database tells and frees in its own way. */
final class Space {
  private static final Logger LOG = LoggerFactory.getLogger(Space.class);
  private static final List<String> TABLES =
      Arrays.stream(FuturesTable.values()).map(FuturesTable::table).toList();
  private static final String LIST = String.join(", ", TABLES);

  private final Jdbi jdbi;
  private final boolean embedded;

  Space(Database database) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.embedded = database.settings().isEmbedded();
  }

  /** Bytes of the tables of futures; with their indexes, unless it is H2, which tells no such. */
  long tableBytes() {
    if (embedded) {
      return TABLES.stream()
          .mapToLong(table -> number("SELECT DISK_SPACE_USED('" + table + "')").orElse(0))
          .sum();
    }
    return number(
            "SELECT SUM(data_length + index_length) FROM information_schema.tables"
                + " WHERE table_schema = schema() AND table_name IN ("
                + TABLES.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", "))
                + ")")
        .orElse(0);
  }

  /** Bytes that a person sees: the file of H2, the tables elsewhere. */
  OptionalLong shownBytes() {
    return embedded
        ? number(
            "SELECT CAST(setting_value AS BIGINT) FROM information_schema.settings"
                + " WHERE setting_name = 'info.FILE_SIZE'")
        : OptionalLong.of(tableBytes());
  }

  private OptionalLong number(String query) {
    return jdbi.withHandle(sql -> sql.createQuery(query).mapTo(Long.class).findOne())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Has the sizes counted anew; until then MariaDB and MySQL tell what they were. */
  void measure() {
    if (!embedded) {
      attempt("ANALYZE TABLE " + LIST);
    }
  }

  /**
   * Gives the room of deleted rows back to the operating system. H2 does so by itself, in the
   * background and when the last process closes the file; until then it uses the room again.
   */
  void giveBack() {
    if (!embedded) {
      attempt("OPTIMIZE TABLE " + LIST);
    }
  }

  private void attempt(String statement) {
    try {
      jdbi.useHandle(sql -> sql.execute(statement));
    } catch (RuntimeException e) {
      LOG.warn("{} failed: {}", statement, LogText.bounded(SqlTrouble.reason(e)));
    }
  }
}
