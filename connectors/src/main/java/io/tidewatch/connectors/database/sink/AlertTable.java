package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code sol_ws_alert_log}. An alert that is there already stays as it is. */
final class AlertTable implements RowStore<AlertTable.Row> {
  private static final List<String> COLUMNS =
      List.of(
          "alert_id",
          "batch_id",
          "ca",
          "token_symbol",
          "token_name",
          "pair_address",
          "template_id",
          "template_name",
          "price",
          "market_cap",
          "price_change",
          "price_change_1m",
          "price_change_5m",
          "price_change_1h",
          "volume_1h",
          "buy_volume_1h",
          "sell_volume_1h",
          "txs_1h",
          "buy_txs_1h",
          "sell_txs_1h",
          "top10_percent",
          "trigger_reasons",
          "trigger_time_interval",
          "trigger_logic",
          "alert_message",
          "response_time_ms",
          "alert_time",
          "create_time");

  // Not INSERT IGNORE, which would pass over more than what is there already.
  private static final String INSERT =
      "INSERT INTO sol_ws_alert_log ("
          + String.join(", ", COLUMNS)
          + ") VALUES (:"
          + String.join(", :", COLUMNS)
          + ") ON DUPLICATE KEY UPDATE alert_id = VALUES(alert_id)";

  private final Jdbi jdbi;
  private final AlertRows rows;

  /**
   * An alert of the token pool.
   *
   * @param heardAt when it was read from its topic, epoch milliseconds
   */
  record Row(Alert alert, Inputs.TokenPool inputs, long heardAt) {}

  AlertTable(Jdbi jdbi, AlertRows rows) {
    this.jdbi = requireNonNull(jdbi, "jdbi");
    this.rows = requireNonNull(rows, "rows");
  }

  @Override
  public void write(List<Row> alerts) {
    List<Map<String, Object>> values = alerts.stream().map(row -> rows.row(row)).toList();
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(INSERT);
      values.forEach(row -> batch.bindMap(row).add());
      batch.execute();
    });
  }

  @Override
  public String name(Row row) {
    return "alert " + row.alert().id();
  }
}
