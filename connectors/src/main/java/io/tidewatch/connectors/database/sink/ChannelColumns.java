package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.delivery.Delivery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What became of an alert on its channels: a row of its own for each target, and from these the
 * channels' columns of the alert log. The columns follow from the rows whichever of alert and
 * delivery is written first.
 */
final class ChannelColumns {
  /** The name of each channel's columns by the name of its sink. */
  private static final Map<String, String> COLUMNS_BY_SINK =
      Map.of("telegram", "telegram", "wecom", "wechat");

  private static final String UPSERT =
      Upsert.into(
          "sol_ws_alert_delivery",
          List.of("alert_id", "channel", "target"),
          List.of(
              "status",
              "message_id",
              "digest_id",
              "error",
              "attempts",
              "repeated",
              "late",
              "took_ms"));
  private static final String UPDATE =
      "UPDATE sol_ws_alert_log SET "
          + COLUMNS_BY_SINK.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(channel -> assignments(channel.getKey(), channel.getValue()))
              .collect(Collectors.joining(", "))
          + " WHERE alert_id = :alert_id";
  private static final int TARGET = 64;
  private static final int MESSAGE_ID = 100;

  private final Columns columns;

  ChannelColumns(Columns columns) {
    this.columns = requireNonNull(columns, "columns");
  }

  /** Whether the log has columns for what this sink does. */
  static boolean isChannel(String sink) {
    return COLUMNS_BY_SINK.containsKey(sink);
  }

  /** Writes the rows of deliveries; the log is brought up to date by {@link #update}. */
  void write(Handle handle, Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(UPSERT);
    deliveries.forEach(delivery -> batch.bindMap(row(delivery)).add());
    batch.execute();
  }

  /** Brings the columns of these alerts in line with the rows. */
  void update(Handle handle, Collection<String> alerts) {
    PreparedBatch batch = handle.prepareBatch(UPDATE);
    alerts.forEach(alert -> batch.bind("alert_id", alert).add());
    batch.execute();
  }

  private Map<String, Object> row(Delivery delivery) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("alert_id", delivery.alert());
    row.put("channel", delivery.sink());
    row.put("target", columns.text(delivery.target(), TARGET));
    row.put("status", delivery.status().name());
    row.put(
        "message_id", delivery.messageId().map(id -> columns.text(id, MESSAGE_ID)).orElse(null));
    row.put("digest_id", delivery.digest().map(id -> columns.text(id, TARGET)).orElse(null));
    row.put("error", delivery.reason().map(LogText::bounded).orElse(null));
    row.put("attempts", delivery.attempts());
    row.put("repeated", delivery.repeated());
    row.put("late", delivery.late());
    row.put("took_ms", delivery.tookMs());
    return row;
  }

  private static String assignments(String sink, String column) {
    String rows =
        " FROM sol_ws_alert_delivery d WHERE d.alert_id = sol_ws_alert_log.alert_id"
            + " AND d.channel = '"
            + sink
            + "'";
    return column
        + "_sent = CASE WHEN EXISTS (SELECT 1"
        + rows
        + " AND d.attempts > 0) THEN 1 ELSE 0 END, "
        + column
        + "_success = CASE WHEN EXISTS (SELECT 1"
        + rows
        + " AND d.status = 'SENT') THEN 1 ELSE 0 END, "
        + column
        + "_message_id = (SELECT MIN(d.message_id)"
        + rows
        + " AND d.status = 'SENT'), "
        + column
        + "_error = (SELECT MIN(d.error)"
        + rows
        + " AND d.status <> 'SENT')";
  }
}
