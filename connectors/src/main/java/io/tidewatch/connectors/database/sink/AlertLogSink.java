package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.SinkAction;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the alerts of the token pool to the table {@code sol_ws_alert_log} of the original design.
 * Offsets are committed after the rows: none is lost in a crash or an outage of any length, and an
 * alert that comes again is the same row. While the database is away no more alerts are read than
 * can be held.
 */
public final class AlertLogSink implements AutoCloseable {
  private static final int MOST_WAITING = 1_000;

  private final int batchRows;
  private final long maxAgeNanos;
  private final Outage outage;
  private final AlertRows rows;
  private final InstantSource clock;
  private final RowDelivery<AlertTable.Row> delivery;
  private final List<AlertTable.Row> waiting = new ArrayList<>();
  private final TopicSink topics;
  private long oldestNanos;
  private volatile int pending;

  private AlertLogSink(
      String bootstrapServers,
      AlertLogSettings settings,
      Database database,
      AlertRows rows,
      InstantSource clock,
      RandomGenerator random) {
    this.batchRows = settings.batchRows();
    this.maxAgeNanos = settings.maxAge().toNanos();
    this.rows = requireNonNull(rows, "rows");
    this.clock = requireNonNull(clock, "clock");
    this.outage = new Outage("the alert log in " + database.settings().place());
    this.delivery =
        new RowDelivery<>(new AlertTable(database.jdbi(), rows), outage, random, batchRows);
    this.topics =
        TopicSink.start(
            bootstrapServers, settings.group(), List.of(Topics.ALERTS), List.of(), new Action());
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
      String bootstrapServers,
      AlertLogSettings settings,
      Database database,
      AlertMessages messages,
      TriggerReasons reasons,
      InstantSource clock,
      RandomGenerator random) {
    return new AlertLogSink(
        bootstrapServers,
        settings,
        database,
        new AlertRows(database.settings(), messages, reasons, clock),
        clock,
        random);
  }

  /** How it is doing. */
  public SqlSinkStatus status() {
    return new SqlSinkStatus(
        outage.reached(),
        delivery.written.sum(),
        delivery.refused.sum(),
        rows.columns.cut.sum(),
        pending,
        outage.failures(),
        outage.lastError());
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return topics.awaitPositions(ends, timeout);
  }

  private void put(Alert alert) {
    if (alert.evidence().inputs() instanceof Inputs.TokenPool inputs) {
      if (waiting.isEmpty()) {
        oldestNanos = System.nanoTime();
      }
      waiting.add(new AlertTable.Row(alert, inputs, clock.millis()));
    }
  }

  /** On the thread of the topics. */
  private final class Action implements SinkAction {
    @Override
    public boolean take(Poll poll) {
      poll.values(Topics.ALERTS).forEach(AlertLogSink.this::put);
      pending = waiting.size();
      if (waiting.size() >= batchRows || System.nanoTime() - oldestNanos >= maxAgeNanos) {
        delivery.deliver(waiting);
      }
      pending = waiting.size();
      return waiting.isEmpty();
    }

    @Override
    public boolean wantsMore() {
      return waiting.size() < MOST_WAITING;
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}
