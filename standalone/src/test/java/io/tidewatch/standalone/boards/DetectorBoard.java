package io.tidewatch.standalone.boards;

import static io.tidewatch.standalone.boards.Board.row;
import static io.tidewatch.standalone.boards.Panel.lines;
import static io.tidewatch.standalone.boards.Panel.number;
import static io.tidewatch.standalone.boards.Panel.query;

import io.tidewatch.standalone.boards.Board.Row;
import io.tidewatch.standalone.boards.Panel.Alarm;
import io.tidewatch.standalone.boards.Panel.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The boards of detectors: what is asked of each of them, and what only one can say. */
final class DetectorBoard {
  private DetectorBoard() {}

  static Board largeTrades() {
    return board(
        "large-trades",
        "Large trades",
        "Buying plus selling of a pair of Binance spot within five minutes.",
        row(
            "Trades",
            lines(
                "Trades a second",
                "cps",
                "Hundreds in a busy market, tens at night; never none.",
                rate("trades", "large-trades", "trades"),
                rate("checks", "large-trades", "comparisons with a threshold")),
            lines(
                "Trades that do not count",
                "cps",
                "Duplicates come with each new connection and stop; the others stay at zero.",
                rates("large-trades", "duplicates", "late", "unrated", "out_of_range"))));
  }

  static Board orderBooks() {
    return board(
        "order-books",
        "Order books",
        "Depth, walls and levels of books of OKX.",
        row(
            "Books",
            lines(
                "Books by state",
                "none",
                "All are live; one that is quarantined heals within seconds.",
                query("sum by (state) (tidewatch_order_books{$at})", "{{state}}")),
            lines(
                "Breaks and snapshots",
                "short",
                "None for days; each break is followed by a request and a snapshot.",
                increases("order-books", "quarantines", "commands", "snapshots"))),
        row(
            "Frames",
            lines(
                "Frames a second",
                "cps",
                "Ten a second for each book; analyses are as many at most.",
                rates("order-books", "books", "analyses", "trades")),
            lines(
                "Frames that do not count",
                "cps",
                "Some with each new connection, and none else.",
                rates(
                    "order-books",
                    "old_connection",
                    "repeated",
                    "time_went_back",
                    "duplicates",
                    "unrated"))));
  }

  static Board tokenPool() {
    return board(
        "token-pool",
        "Token pool",
        "Pairs of Solana tokens against their templates.",
        row(
            "Pairs",
            lines(
                "Frames and pairs a second",
                "cps",
                "As steady as the venue sends; a batch that is gone shows as a step down.",
                rates("token-pool", "frames", "items", "checks")),
            lines(
                "Templates",
                "short",
                "Changes only where somebody edits the pool; no pair is without its template.",
                increases("token-pool", "template_changes", "no_template", "invalid_references"))),
        row(
            "Figures",
            lines(
                "Figures that are not as they should be",
                "cps",
                "Next to none; more says that the venue changed its format.",
                rates("token-pool", "figures_as_text", "unreadable_figures", "late")),
            lines(
                "Observations that stay undecided",
                "cps",
                "A few for want of a figure, and those a rule asks more of.",
                rates("token-pool", "unknown_conditions", "gated"))));
  }

  static Board futuresAnomalies() {
    return board(
        "futures-anomalies",
        "Futures anomalies",
        "Bars of Binance's futures against their own distribution.",
        row(
            "Bars",
            lines(
                "Frames and rows a second",
                "cps",
                "As many as contracts are watched, a few times a minute each; more after a start.",
                rates("futures-anomalies", "frames", "items", "scores")),
            lines(
                "Bars",
                "short",
                "Each contract closes one in 15 minutes; seeds come at the start only.",
                increases("futures-anomalies", "bars", "seeds", "corrections"))),
        row(
            "Judgements",
            lines(
                "Rankings and requests for what is missing",
                "short",
                "Rankings go on all the time; requests come after a gap or a start.",
                increases("futures-anomalies", "rankings", "backfills")),
            lines(
                "Held back for a reason",
                "short",
                "None on most days; market-wide is high when one alert speaks for many.",
                increases("futures-anomalies", "market_wide", "unsure", "gated")),
            lines(
                "Rows that do not count",
                "cps",
                "Next to none but at a start.",
                rates("futures-anomalies", "repeated", "late", "time_went_back"))));
  }

  static Board whaleSignals() {
    return board(
        "whale-signals",
        "Whale signals",
        "What watched addresses of Hyperliquid do.",
        row(
            "Addresses and orders",
            lines(
                "Addresses by how they are seen",
                "none",
                "As many as are listed; up to ten by channels of their own.",
                query("max by (view) (tidewatch_whale_addresses{$at})", "{{view}}")),
            lines(
                "Orders being added up",
                "none",
                "A few, and back to none when nobody trades.",
                query("sum by (process) (tidewatch_whale_orders_active{$at})", "{{process}}")),
            lines(
                "What ends an order",
                "short",
                "Mostly its status; timeouts say that the venue did not tell it.",
                query(
                    "sum by (trigger) (increase(tidewatch_whale_orders_flushed_total{$at}"
                        + "[$__rate_interval]))",
                    "{{trigger}}"))),
        row(
            "Signals",
            lines(
                "Signals by what they do",
                "short",
                "Some in an hour; as many closes as opens in the long run.",
                query(
                    "sum by (change) (increase(tidewatch_whale_signals_total{$at}"
                        + "[$__rate_interval]))",
                    "{{change}}")),
            lines(
                "Fills of an order",
                "none",
                "One or two for most; large orders have hundreds.",
                query(
                    "histogram_quantile(0.5, sum by (le) (increase("
                        + "tidewatch_whale_order_fills_bucket{$at}[1h])))",
                    "median"),
                query(
                    "histogram_quantile(0.95, sum by (le) (increase("
                        + "tidewatch_whale_order_fills_bucket{$at}[1h])))",
                    "one in twenty has more"))),
        row(
            "Records",
            lines(
                "Records a second",
                "cps",
                "Public trades all the time, fills when a watched address trades.",
                rates("whale-signals", "frames", "trades", "fills", "orders")),
            lines(
                "Records that do not fit",
                "short",
                "None; positions are set anew after a gap only.",
                increases(
                    "whale-signals", "resyncs", "mismatches", "unknown_statuses", "unwatched"))));
  }

  private static Board board(String detector, String title, String description, Row... own) {
    List<Row> rows = new ArrayList<>();
    rows.add(now(detector));
    rows.add(judging(detector));
    rows.addAll(List.of(own));
    rows.add(work(detector));
    return new Board(detector, title, description, rows);
  }

  private static Row now(String detector) {
    String its = "{$at,detector=\"" + detector + "\"}";
    return row(
        "Now",
        number(
            "Instances that run",
            "none",
            "One for each process of the detector.",
            new Alarm.Below(1),
            "sum(tidewatch_detector_running" + its + ")"),
        number(
            "Records that wait",
            "short",
            "Some hundreds at most.",
            new Alarm.From(5_000),
            "sum(tidewatch_consumer_lag_records" + its + ")"),
        number(
            "Stores being filled",
            "none",
            "None but after a start or a move.",
            new Alarm.From(1),
            "sum(tidewatch_restoring_stores" + its + ")"),
        number(
            "Alerts in 24 hours",
            "none",
            "Some, seldom more than a hundred.",
            new Alarm.Never(),
            "sum(increase(tidewatch_alerts_total" + its + "[24h]))"),
        number(
            "Dead letters in 24 hours",
            "none",
            "None, but for pairs that left the pool.",
            new Alarm.From(100),
            "sum(increase(tidewatch_parse_rejects_total" + its + "[24h]))"));
  }

  private static Row judging(String detector) {
    return row(
        "Alerts and input",
        lines(
            "Alerts, and what is held back",
            "short",
            "A few alerts; what is held back by cooldowns may be much more.",
            increases(detector, "alerts", "suppressed", "invalid_rules")),
        lines(
            "Records that wait, by topic",
            "short",
            "Peaks that are gone within a minute.",
            query(
                "sum by (topic) (tidewatch_consumer_lag_records{$at,detector=\""
                    + detector
                    + "\"})",
                "{{topic}}")),
        lines(
            "Dead letters by reason",
            "short",
            "None.",
            query(
                "sum by (reason) (increase(tidewatch_parse_rejects_total{$at,detector=\""
                    + detector
                    + "\"}[$__rate_interval]))",
                "{{reason}}")));
  }

  private static Row work(String detector) {
    String its = "{$at,detector=\"" + detector + "\"}";
    return row(
        "Work",
        lines(
            "Records processed a second",
            "cps",
            "As many as come, of all its topics and steps.",
            query(
                "sum by (instance) (rate(kafka_streams_processed_records_total"
                    + its
                    + "[$__rate_interval]))",
                "{{instance}}")),
        lines(
            "Time for a record",
            "s",
            "Milliseconds; the longest one is a start or a timer.",
            query("max(kafka_streams_process_latency_avg_seconds" + its + ")", "mean"),
            query("max(kafka_streams_process_latency_max_seconds" + its + ")", "longest")),
        lines(
            "Stores being filled",
            "short",
            "Nothing is left but after a start or a move.",
            query(
                "sum by (instance) (tidewatch_restoring_records" + its + ")",
                "records left, {{instance}}")));
  }

  private static Query[] rates(String detector, String... counters) {
    return Arrays.stream(counters)
        .map(counter -> rate(counter, detector, counter.replace('_', ' ')))
        .toArray(Query[]::new);
  }

  private static Query rate(String counter, String detector, String legend) {
    return query("sum(rate(" + series(counter, detector) + "[$__rate_interval]))", legend);
  }

  private static Query[] increases(String detector, String... counters) {
    return Arrays.stream(counters)
        .map(counter ->
            query(
                "sum(increase(" + series(counter, detector) + "[$__rate_interval]))",
                counter.replace('_', ' ')))
        .toArray(Query[]::new);
  }

  private static String series(String counter, String detector) {
    return "tidewatch_" + counter + "_total{$at,detector=\"" + detector + "\"}";
  }
}
