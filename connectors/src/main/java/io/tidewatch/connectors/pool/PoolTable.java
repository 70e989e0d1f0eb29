package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes {@code sol_ws_batch_pool}, and the row of each batch in its statistics. */
final class PoolTable {
  private static final String INSERT =
      """
      INSERT INTO sol_ws_batch_pool (batch_id, ca, token_symbol, token_name, pair_address,
        market_cap, twitter_url, template_id, template_name, time_interval, events_config,
        trigger_logic, priority, sort_order, is_active, create_time, update_time)
      VALUES (:batch, :token, :symbol, :name, :pair, :marketCap, :twitterUrl, :templateId,
        :templateName, :timeInterval, :eventsConfig, :triggerLogic, :priority, :sortOrder,
        :active, :createTime, :now)
      """;
  private static final String SELECT =
      """
      SELECT batch_id, ca, token_symbol, token_name, pair_address, market_cap, twitter_url,
        template_id, template_name, time_interval, events_config, trigger_logic, priority,
        sort_order, is_active, create_time
      FROM sol_ws_batch_pool ORDER BY batch_id, sort_order, ca
      """;

  private final Handle sql;

  PoolTable(Handle sql) {
    this.sql = requireNonNull(sql, "sql");
  }

  /** All rows, by batch and place. */
  List<PoolRow> rows() {
    return sql.createQuery(SELECT).map((row, context) -> read(row)).list();
  }

  private static PoolRow read(ResultSet row) throws SQLException {
    return new PoolRow(
        row.getInt("batch_id"),
        row.getString("ca"),
        text(row, "token_symbol"),
        text(row, "token_name"),
        text(row, "pair_address"),
        row.getBigDecimal("market_cap"),
        text(row, "twitter_url"),
        row.getInt("template_id"),
        text(row, "template_name"),
        row.getString("time_interval"),
        text(row, "events_config"),
        text(row, "trigger_logic"),
        row.getInt("priority"),
        row.getInt("sort_order"),
        row.getInt("is_active") == 1,
        Optional.ofNullable(row.getObject("create_time", LocalDateTime.class)));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** These rows and no others. */
  void replace(List<PoolRow> rows, LocalDateTime now) {
    sql.execute("DELETE FROM sol_ws_batch_pool");
    insert(rows, now);
  }

  /** Adds what is new, and gives the rest its new priority. */
  void extend(List<PoolRow> before, List<PoolRow> after, LocalDateTime now) {
    Map<String, PoolRow> known =
        before.stream().collect(Collectors.toMap(PoolRow::token, Function.identity()));
    insert(after.stream().filter(row -> !known.containsKey(row.token())).toList(), now);
    List<PoolRow> changed =
        after.stream()
            .filter(row -> known.containsKey(row.token()))
            .filter(row -> known.get(row.token()).priority() != row.priority())
            .toList();
    batch(
        "UPDATE sol_ws_batch_pool SET priority = :priority, update_time = :now WHERE ca = :token",
        changed,
        (statement, row) ->
            statement.bind("priority", row.priority()).bind("now", now).bind("token", row.token()));
  }

  private void insert(List<PoolRow> rows, LocalDateTime now) {
    batch(INSERT, rows, (statement, row) -> bind(statement, row, now));
  }

  private static void bind(PreparedBatch statement, PoolRow row, LocalDateTime now) {
    statement
        .bind("batch", row.batch())
        .bind("token", row.token())
        .bind("symbol", row.symbol().orElse(null))
        .bind("name", row.name().orElse(null))
        .bind("pair", row.pair().orElse(null))
        .bind("marketCap", row.marketCap())
        .bind("twitterUrl", row.twitterUrl().orElse(null))
        .bind("templateId", row.templateId())
        .bind("templateName", row.templateName().orElse(null))
        .bind("timeInterval", row.timeInterval())
        .bind("eventsConfig", row.eventsConfig().orElse(null))
        .bind("triggerLogic", row.triggerLogic().orElse(null))
        .bind("priority", row.priority())
        .bind("sortOrder", row.sortOrder())
        .bind("active", row.active() ? 1 : 0)
        .bind("createTime", row.createTime().orElse(now))
        .bind("now", now);
  }

  /** A row for each batch in the statistics; what has been counted stays. */
  void countBatches(List<PoolRow> rows, LocalDateTime now) {
    Map<Integer, Long> sizes =
        rows.stream()
            .filter(PoolRow::active)
            .collect(Collectors.groupingBy(PoolRow::batch, TreeMap::new, Collectors.counting()));
    batch(
        "INSERT INTO sol_ws_batch_stats (batch_id, ca_count, update_time)"
            + " VALUES (:batch, :count, :now)"
            + " ON DUPLICATE KEY UPDATE ca_count = VALUES(ca_count),"
            + " update_time = VALUES(update_time)",
        List.copyOf(sizes.entrySet()),
        (statement, size) ->
            statement.bind("batch", size.getKey()).bind("count", size.getValue()).bind("now", now));
    List<Integer> gone =
        sql
            .createQuery("SELECT batch_id FROM sol_ws_batch_stats ORDER BY batch_id")
            .mapTo(Integer.class)
            .list()
            .stream()
            .filter(batch -> !sizes.containsKey(batch))
            .toList();
    batch(
        "DELETE FROM sol_ws_batch_stats WHERE batch_id = :batch",
        gone,
        (statement, batch) -> statement.bind("batch", batch));
  }

  private interface Binding<T> {
    void bind(PreparedBatch statement, T value);
  }

  private <T> void batch(String text, List<T> values, Binding<T> binding) {
    if (values.isEmpty()) {
      return;
    }
    try (PreparedBatch statement = sql.prepareBatch(text)) {
      for (T value : values) {
        binding.bind(statement, value);
        statement.add();
      }
      statement.execute();
    }
  }
}
