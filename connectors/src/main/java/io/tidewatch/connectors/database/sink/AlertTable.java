package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.log.LogFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code sol_ws_alert_log}. An alert that is there already stays as it is, but for what
 * became of it on its channels.
 */
final class AlertTable implements RowStore<AlertTable.Row> {
  private static final Logger LOG = LoggerFactory.getLogger(AlertTable.class);
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
  private final ChannelColumns channels;

  /** What is written. */
  sealed interface Row {
    /** Id of the alert. */
    String alertId();
  }

  /**
   * An alert of the token pool.
   *
   * @param heardAt when it was read from its topic, epoch milliseconds
   */
  record Raised(Alert alert, Inputs.TokenPool inputs, long heardAt) implements Row {
    @Override
    public String alertId() {
      return alert.id();
    }
  }

  /** What became of one on a channel. */
  record Told(Delivery delivery) implements Row {
    @Override
    public String alertId() {
      return delivery.alert();
    }
  }

  AlertTable(Jdbi jdbi, AlertRows rows) {
    this.jdbi = requireNonNull(jdbi, "jdbi");
    this.rows = requireNonNull(rows, "rows");
    this.channels = new ChannelColumns(rows.columns);
  }

  @Override
  public void write(List<Row> batch) {
    List<Map<String, Object>> alerts = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    SortedSet<String> ids = new TreeSet<>();
    for (Row row : batch) {
      ids.add(row.alertId());
      switch (row) {
        case Raised raised -> alerts.add(rows.row(raised));
        case Told told -> deliveries.add(told.delivery());
      }
    }
    jdbi.useTransaction(handle -> {
      insert(handle, alerts);
      channels.write(handle, deliveries);
      channels.update(handle, ids);
    });
    batch.forEach(AlertTable::tell);
  }

  private static void tell(Row row) {
    if (row instanceof Raised raised) {
      LogFields.alert(LOG.atInfo(), raised.alert()).log("written to the alert log");
    }
  }

  private static void insert(Handle handle, List<Map<String, Object>> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    alerts.forEach(row -> batch.bindMap(row).add());
    batch.execute();
  }

  @Override
  public Optional<String> alert(Row row) {
    return Optional.of(row.alertId());
  }

  @Override
  public String name(Row row) {
    return switch (row) {
      case Raised raised -> "alert " + raised.alertId();
      case Told told -> "delivery of alert " + told.alertId();
    };
  }
}
