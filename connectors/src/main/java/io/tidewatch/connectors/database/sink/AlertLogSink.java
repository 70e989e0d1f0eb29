package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the alerts of the token pool to the table {@code sol_ws_alert_log} of the original design,
 * and what became of each on Telegram and WeChat. An alert that comes again is the same row. No
 * alert is lost in a crash, or in an outage as long as its topic keeps alerts.
 */
public final class AlertLogSink implements AutoCloseable {
  private static final String RULE = "token-pool";

  private final TableSink<AlertTable.Row> rows;

  private AlertLogSink(TableSink<AlertTable.Row> rows) {
    this.rows = requireNonNull(rows, "rows");
  }

  /**
   * Starts.
   *
   * @param messages for the column {@code alert_message}
   * @param reasons for the column {@code trigger_reasons}
   * @param clock the wall clock, for the response time: from receipt of the frame until the alert
   *     is read here
   * @param random spreads the waits between attempts
   */
  public static AlertLogSink start(
      KafkaAccess kafka,
      TableSinkSettings settings,
      Database database,
      AlertMessages messages,
      TriggerReasons reasons,
      InstantSource clock,
      RandomGenerator random) {
    AlertRows rows = new AlertRows(database.settings(), messages, reasons, clock);
    return new AlertLogSink(
        TableSink.start(
            kafka,
            settings,
            new TableSink.Route<>(
                List.of(
                    new TableSink.Source<>(Topics.ALERTS, alert -> row(alert, clock)),
                    new TableSink.Source<>(Topics.DELIVERIES, AlertLogSink::row)),
                new AlertTable(database.jdbi(), rows),
                rows.columns.cut::sum,
                "the alert log in " + database.settings().place()),
            random));
  }

  private static Optional<AlertTable.Row> row(Alert alert, InstantSource clock) {
    return alert.evidence().inputs() instanceof Inputs.TokenPool inputs
        ? Optional.of(new AlertTable.Raised(alert, inputs, clock.millis()))
        : Optional.empty();
  }

  private static Optional<AlertTable.Row> row(Delivery delivery) {
    return delivery.rule().equals(RULE)
            && delivery.status().isOutcome()
            && ChannelColumns.isChannel(delivery.sink())
        ? Optional.of(new AlertTable.Told(delivery))
        : Optional.empty();
  }

  /** How it is doing. */
  public SqlSinkStatus status() {
    return rows.status();
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return rows.awaitPositions(ends, timeout);
  }

  @Override
  public void close() {
    rows.close();
  }
}
