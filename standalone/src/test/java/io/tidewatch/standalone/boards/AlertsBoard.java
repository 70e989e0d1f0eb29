package io.tidewatch.standalone.boards;

import static io.tidewatch.standalone.boards.Board.row;
import static io.tidewatch.standalone.boards.Panel.lines;
import static io.tidewatch.standalone.boards.Panel.number;
import static io.tidewatch.standalone.boards.Panel.query;

import io.tidewatch.standalone.boards.Panel.Alarm;
import io.tidewatch.standalone.boards.Panel.Query;
import java.util.List;

/** How alerts reach people, and everything else its stores: gate, history, channels, sinks. */
final class AlertsBoard {
  private AlertsBoard() {}

  static Board board() {
    return new Board(
        "alerts",
        "Alerts and sinks",
        "How alerts reach people, and everything else its stores.",
        List.of(
            row(
                "Now",
                number(
                    "Alerts in 24 hours",
                    "none",
                    "Tens; hundreds on a wild day.",
                    new Alarm.Never(),
                    "sum(increase(tidewatch_alerts_total{$at}[24h]))"),
                number(
                    "Held back in 24 hours",
                    "none",
                    "Some, by silences and for the market as a whole.",
                    new Alarm.Never(),
                    "sum(increase(tidewatch_held_back_total{$at,detector=\"alert-gate\"}[24h]))"),
                number(
                    "Oldest that waits",
                    "s",
                    "Seconds.",
                    new Alarm.From(300),
                    "max(tidewatch_delivery_lag_seconds{$at})"),
                number(
                    "Targets that take nothing",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(tidewatch_delivery_targets_away{$at})"
                        + " + sum(tidewatch_delivery_targets_gone{$at})"),
                number(
                    "Sinks that fail",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(tidewatch_sink_failing{$at})"),
                number(
                    "Gate and history that do not run",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(1 - tidewatch_detector_running{$at,"
                        + "detector=~\"alert-gate|alert-history\"})")),
            row(
                "Alerts",
                lines(
                    "Alerts by detector",
                    "short",
                    "A few; a wall of them is a storm.",
                    query(
                        "sum by (detector) (increase(tidewatch_alerts_total{$at}"
                            + "[$__rate_interval]))",
                        "{{detector}}")),
                lines(
                    "What the gate lets through",
                    "short",
                    "Most; what is held back has a silence or a broken feed.",
                    query(
                        "sum(increase(tidewatch_notifications_total{$at}[$__rate_interval]))",
                        "told"),
                    query(
                        "sum(increase(tidewatch_held_back_total{$at}[$__rate_interval]))",
                        "held back")),
                lines(
                    "From the last frame to a readable alert",
                    "s",
                    "Some 20 ms for the median and less than a second for one in twenty.",
                    query(
                        "histogram_quantile(0.5, sum by (le) (rate("
                            + "tidewatch_alert_latency_seconds_bucket{$at}[15m])))",
                        "median"),
                    query(
                        "histogram_quantile(0.95, sum by (le) (rate("
                            + "tidewatch_alert_latency_seconds_bucket{$at}[15m])))",
                        "one in twenty takes longer"),
                    query("max(tidewatch_alert_latency_seconds_max{$at})", "longest"))),
            row(
                "Channels",
                lines(
                    "Messages",
                    "short",
                    "Fewer than alerts where digests name several.",
                    delivery("messages"),
                    delivery("digests"),
                    delivery("repeated")),
                lines(
                    "Oldest alert that waits",
                    "s",
                    "Seconds; minutes only in a storm.",
                    query("max by (sink) (tidewatch_delivery_lag_seconds{$at})", "{{sink}}")),
                lines(
                    "Not told",
                    "short",
                    "None but those without a route by intention.",
                    delivery("expired"),
                    delivery("unrouted"),
                    delivery("throttled")),
                lines(
                    "Whether channels work",
                    "none",
                    "One of each works; restarts stay at zero.",
                    query("max by (sink) (tidewatch_delivery_alive{$at})", "{{sink}} works"),
                    query(
                        "max by (sink) (tidewatch_delivery_restarts{$at})", "{{sink}} restarts"))),
            row(
                "Sinks",
                lines(
                    "Written a second",
                    "cps",
                    "Follows what comes; never zero while something waits.",
                    sink("rate", "written")),
                lines(
                    "What waits",
                    "short",
                    "Up to some hundreds, for seconds.",
                    query(
                        "sum by (sink, table) (tidewatch_sink_pending{$at})",
                        "{{sink}} {{table}}")),
                lines(
                    "Attempts that failed",
                    "short",
                    "None, or a few while something is restarted.",
                    sink("increase", "failures"))),
            row(
                "Losses and the database",
                lines("Refused for good", "short", "None.", sink("increase", "refused")),
                lines("Lost before it was written", "short", "None.", sink("increase", "lost")),
                lines(
                    "Time for a statement",
                    "s",
                    "Milliseconds.",
                    query(
                        "sum by (table) (rate(tidewatch_sink_sql_writing_seconds_total{$at}"
                            + "[$__rate_interval])) / sum by (table)"
                            + " (rate(tidewatch_sink_sql_batches_total{$at}"
                            + "[$__rate_interval]))",
                        "{{table}}")),
                lines(
                    "Clean-ups of the database",
                    "short",
                    "One an hour, and none that fails.",
                    query("sum(increase(tidewatch_retention_runs_total{$at}[1h]))", "done"),
                    query(
                        "sum(increase(tidewatch_retention_failures_total{$at}[1h]))", "failed")))));
  }

  private static Query delivery(String counter) {
    return query(
        "sum by (sink) (increase(tidewatch_delivery_" + counter + "_total{$at}[$__rate_interval]))",
        "{{sink}} " + counter);
  }

  private static Query sink(String function, String counter) {
    return query(
        "sum by (sink, table) ("
            + function
            + "(tidewatch_sink_"
            + counter
            + "_total{$at}[$__rate_interval]))",
        "{{sink}} {{table}}");
  }
}
