package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of {@code sol_ws_alert_log}, as the original design has them. Percentages are percent
 * and volumes USD; what was not sent is null. What the channels did has columns of its own, see
 * {@link ChannelColumns}.
 */
final class AlertRows {
  private static final int PERCENT = 2;
  private static final int ADDRESS = 100;
  private static final int MESSAGE = 10_000;
  private static final long LONGEST_RESPONSE_MS = Duration.ofDays(1).toMillis();

  final Columns columns;

  private final DatabaseSettings settings;
  private final AlertMessages messages;
  private final TriggerReasons reasons;
  private final InstantSource clock;

  AlertRows(
      DatabaseSettings settings,
      AlertMessages messages,
      TriggerReasons reasons,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.columns = new Columns(settings);
    this.messages = requireNonNull(messages, "messages");
    this.reasons = requireNonNull(reasons, "reasons");
    this.clock = requireNonNull(clock, "clock");
  }

  /** By name of the column. */
  Map<String, Object> row(AlertTable.Raised heard) {
    Alert alert = heard.alert();
    Inputs.TokenPool inputs = heard.inputs();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("alert_id", alert.id());
    row.put("batch_id", inputs.batch());
    row.put("ca", columns.text(alert.subject(), ADDRESS));
    row.put("token_symbol", inputs.symbol().map(text -> columns.text(text, 50)).orElse(null));
    row.put("token_name", inputs.name().map(text -> columns.text(text, 200)).orElse(null));
    row.put("pair_address", columns.text(inputs.pair(), ADDRESS));
    row.put("template_id", inputs.template().id());
    row.put("template_name", columns.text(inputs.template().name(), 100));
    putPrices(row, inputs);
    putHour(row, inputs.figures());
    row.put("trigger_reasons", Json.MAPPER.writeValueAsString(reasons.of(inputs)));
    row.put("trigger_time_interval", inputs.template().interval().wireName());
    row.put("trigger_logic", inputs.template().logic().wireName());
    row.put("alert_message", columns.text(String.join("\n", messages.lines(alert)), MESSAGE));
    putTimes(row, heard);
    return row;
  }

  private void putPrices(Map<String, Object> row, Inputs.TokenPool inputs) {
    PairFigures figures = inputs.figures();
    row.put("price", columns.decimal(figures.priceUsd(), 30, 15));
    row.put("market_cap", columns.decimal(figures.marketCapUsd(), 20, 2));
    row.put("price_change", change(figures, inputs.template().interval()));
    row.put("price_change_1m", change(figures, Interval.M1));
    row.put("price_change_5m", change(figures, Interval.M5));
    row.put("price_change_1h", change(figures, Interval.H1));
    row.put(
        "top10_percent",
        columns.decimal(figures.top10Share().map(share -> share.movePointRight(PERCENT)), 5, 2));
  }

  private BigDecimal change(PairFigures figures, Interval interval) {
    Optional<BigDecimal> fraction = figures.window(interval).priceChange();
    return columns.decimal(fraction.map(change -> change.movePointRight(PERCENT)), 10, 4);
  }

  private void putHour(Map<String, Object> row, PairFigures figures) {
    PairFigures.Window hour = figures.window(Interval.H1);
    row.put("volume_1h", columns.decimal(hour.volumeUsd(), 20, 2));
    row.put("buy_volume_1h", columns.decimal(hour.buyUsd(), 20, 2));
    row.put("sell_volume_1h", columns.decimal(hour.sellUsd(), 20, 2));
    row.put("txs_1h", columns.integer(hour.trades()));
    row.put("buy_txs_1h", columns.integer(hour.buys()));
    row.put("sell_txs_1h", columns.integer(hour.sells()));
  }

  private void putTimes(Map<String, Object> row, AlertTable.Raised heard) {
    Alert alert = heard.alert();
    Inputs.TokenPool inputs = heard.inputs();
    // A changed template completes an alert long after the last frame of a quiet pair.
    long began = inputs.templateChanged() ? alert.eventTime() : inputs.receivedAt();
    // Not when it is written: waiting for others or for the database is no part of it.
    long response = heard.heardAt() - began;
    boolean measured = response >= 0 && response < LONGEST_RESPONSE_MS;
    row.put("response_time_ms", measured ? (int) response : null);
    // Whole seconds: MySQL would round half a second up.
    row.put("alert_time", settings.local(seconds(Instant.ofEpochMilli(alert.eventTime()))));
    row.put("create_time", settings.local(seconds(clock.instant())));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
