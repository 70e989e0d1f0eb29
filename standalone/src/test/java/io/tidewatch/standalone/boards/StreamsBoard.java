package io.tidewatch.standalone.boards;

import static io.tidewatch.standalone.boards.Board.row;
import static io.tidewatch.standalone.boards.Panel.lines;
import static io.tidewatch.standalone.boards.Panel.number;
import static io.tidewatch.standalone.boards.Panel.query;

import io.tidewatch.standalone.boards.Panel.Alarm;
import io.tidewatch.standalone.boards.Panel.Query;
import java.util.List;

/** How Kafka Streams works, detector by detector. */
final class StreamsBoard {
  private StreamsBoard() {}

  static Board board() {
    return new Board(
        "kafka-streams",
        "Kafka Streams",
        "How Kafka Streams works, detector by detector.",
        List.of(
            row(
                "Now",
                number(
                    "Detectors that do not run",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(1 - tidewatch_detector_running{$at})"),
                number(
                    "Threads that work",
                    "none",
                    "One for each detector of a process.",
                    new Alarm.Below(1),
                    "sum(kafka_streams_threads_alive{$at})"),
                number(
                    "Threads that failed in 24 hours",
                    "none",
                    "None; a failed one is replaced.",
                    new Alarm.From(1),
                    "sum(increase(kafka_streams_threads_failed_total{$at}[24h]))"),
                number(
                    "Last sign of life from Kafka",
                    "s",
                    "Less than three seconds.",
                    new Alarm.From(30),
                    "max(kafka_streams_heartbeat_age_seconds{$at})"),
                number(
                    "Stores being filled",
                    "none",
                    "None but after a start or a move.",
                    new Alarm.From(1),
                    "sum(tidewatch_restoring_stores{$at})")),
            row(
                "Throughput",
                lines(
                    "Records processed a second",
                    "cps",
                    "As many as come.",
                    rate("processed_records")),
                lines(
                    "Records that wait",
                    "short",
                    "Peaks that are gone within a minute.",
                    query(
                        "sum by (detector) (tidewatch_consumer_lag_records{$at})", "{{detector}}")),
                lines(
                    "Commits a second",
                    "cps",
                    "One at least; more where alerts are forwarded.",
                    rate("commits"))),
            row(
                "Time",
                lines(
                    "Mean time for a record",
                    "s",
                    "Less than a few milliseconds.",
                    most("process_latency_avg_seconds")),
                lines(
                    "Longest time for a record",
                    "s",
                    "Less than a second, but for a start.",
                    most("process_latency_max_seconds")),
                lines(
                    "Mean time for a commit",
                    "s",
                    "Some 20 ms.",
                    most("commit_latency_avg_seconds")),
                lines(
                    "Longest time for a commit",
                    "s",
                    "Less than half a second; more says that a broker is slow.",
                    most("commit_latency_max_seconds")),
                lines(
                    "Longest time for timers",
                    "s",
                    "Milliseconds.",
                    most("punctuate_latency_max_seconds"))),
            row(
                "What threads do",
                lines(
                    "Processing",
                    "percentunit",
                    "Less than half of the time.",
                    most("process_ratio")),
                lines(
                    "Committing",
                    "percentunit",
                    "Less than half of the time.",
                    most("commit_ratio")),
                lines(
                    "Serving timers",
                    "percentunit",
                    "Next to none of the time.",
                    most("punctuate_ratio")),
                lines(
                    "Waiting for records",
                    "percentunit",
                    "The rest; a thread that never waits is at its limit.",
                    most("poll_ratio"))),
            row(
                "Moves",
                lines(
                    "Rebalances",
                    "short",
                    "At a start and at a stop only.",
                    increase("rebalances", "{{detector}}"),
                    increase("rebalances_failed", "{{detector}}, failed")),
                lines(
                    "Tasks taken up and given up",
                    "short",
                    "With a rebalance only.",
                    increase("tasks_taken_up", "{{detector}}, taken up"),
                    increase("tasks_given_up", "{{detector}}, given up")),
                lines(
                    "Records left out",
                    "short",
                    "None but records that are too late for a window.",
                    increase("dropped_records", "{{detector}}"))),
            row(
                "Restoring",
                lines(
                    "Stores being filled",
                    "none",
                    "None but after a start or a move.",
                    query("sum by (detector) (tidewatch_restoring_stores{$at})", "{{detector}}")),
                lines(
                    "Records left",
                    "short",
                    "A slope down to nothing.",
                    query("sum by (detector) (tidewatch_restoring_records{$at})", "{{detector}}")),
                lines(
                    "For how long",
                    "s",
                    "Less than some minutes.",
                    query("max by (detector) (tidewatch_restoring_seconds{$at})", "{{detector}}")),
                lines(
                    "Changelog records read a second",
                    "cps",
                    "Tens of thousands while something is filled.",
                    query(
                        "sum by (detector) (kafka_streams_restored_records_per_second{$at})",
                        "{{detector}}")))));
  }

  private static Query rate(String counter) {
    return query(
        "sum by (detector) (rate(kafka_streams_" + counter + "_total{$at}[$__rate_interval]))",
        "{{detector}}");
  }

  private static Query increase(String counter, String legend) {
    return query(
        "sum by (detector) (increase(kafka_streams_" + counter + "_total{$at}[$__rate_interval]))",
        legend);
  }

  private static Query most(String figure) {
    return query("max by (detector) (kafka_streams_" + figure + "{$at})", "{{detector}}");
  }
}
