package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads the three tables that the pool is made from. They belong to others and may have more
 * columns than these, and of the optional ones none. Kinds and sources are read in any case, as
 * MySQL compares them.
 */
final class SourceTables {
  private static final String TEMPLATES = "quick_monitor_template";
  private static final String TOKENS = "token_launch_history";
  private static final String ACCOUNTS = "twitter_account_manage";
  private static final List<String> NAMES = List.of("template_name", "name", "config_name");
  private static final String PROFILE = "profile";
  private static final String NO_COLUMN = "NULL";

  private final Handle sql;

  SourceTables(Handle sql) {
    this.sql = requireNonNull(sql, "sql");
  }

  /** Templates that are not deleted. */
  List<TemplateRow> templates() {
    Set<String> columns =
        columns(
            TEMPLATES,
            List.of(
                "id",
                "min_market_cap",
                "has_twitter",
                "events_config",
                "time_interval",
                "trigger_logic",
                "del_flag"));
    String name = NAMES.stream().filter(columns::contains).findFirst().orElse(NO_COLUMN);
    String max = columns.contains("max_market_cap") ? "max_market_cap" : NO_COLUMN;
    return sql.createQuery(
            "SELECT id, "
                + name
                + ", min_market_cap, "
                + max
                + ", has_twitter, events_config, time_interval, trigger_logic FROM "
                + TEMPLATES
                + " WHERE del_flag = 0 ORDER BY id")
        .map((row, context) ->
            new TemplateRow(
                row.getInt(1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8)))
        .list();
  }

  /** Whether there is a template, be it one that is deleted. */
  boolean hasAnyTemplate() {
    return sql.createQuery("SELECT COUNT(*) FROM " + TEMPLATES).mapTo(Long.class).one() > 0;
  }

  /** Addresses of the accounts of persons, trimmed. */
  Set<String> profiles() {
    columns(ACCOUNTS, List.of("twitter_url", "twitter_type"));
    Set<String> profiles = new HashSet<>();
    sql.createQuery(
            "SELECT twitter_url FROM "
                + ACCOUNTS
                + " WHERE LOWER(twitter_type) = :profile AND twitter_url IS NOT NULL")
        .bind("profile", PROFILE)
        .mapTo(String.class)
        .forEach(url -> profiles.add(url.strip()));
    profiles.remove("");
    return profiles;
  }

  /** Tokens launched where we look, of at least this market cap. */
  List<TokenRow> tokens(BigDecimal minMarketCap) {
    columns(
        TOKENS,
        List.of("ca", "token_symbol", "token_name", "highest_market_cap", "twitter_url", "source"));
    return sql.createQuery(
            "SELECT ca, token_symbol, token_name, highest_market_cap, twitter_url FROM "
                + TOKENS
                + " WHERE LOWER(source) IN (:pump, :bonk) AND highest_market_cap >= :least")
        .bind("pump", "pump")
        .bind("bonk", "bonk")
        .bind("least", minMarketCap)
        .map((row, context) ->
            new TokenRow(
                text(row, 1), text(row, 2), text(row, 3), row.getBigDecimal(4), text(row, 5)))
        .list();
  }

  private Set<String> columns(String table, List<String> wanted) {
    Set<String> columns =
        sql.createQuery("SELECT * FROM " + table + " WHERE 1 = 0")
            .scanResultSet((rows, context) -> columns(rows.get()));
    List<String> missing = wanted.stream().filter(column -> !columns.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new PoolException(
          "table "
              + table
              + ": expected the columns "
              + String.join(", ", missing)
              + ", found only "
              + String.join(", ", columns));
    }
    return columns;
  }

  private static Set<String> columns(ResultSet rows) throws SQLException {
    ResultSetMetaData head = rows.getMetaData();
    Set<String> columns = new LinkedHashSet<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(head.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    return columns;
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
