package io.tidewatch.standalone.boards;

import static io.tidewatch.standalone.boards.Board.row;
import static io.tidewatch.standalone.boards.Panel.lines;
import static io.tidewatch.standalone.boards.Panel.number;
import static io.tidewatch.standalone.boards.Panel.query;

import io.tidewatch.standalone.boards.Panel.Alarm;
import java.util.List;

/** Whether all is well, and where to look if it is not. */
final class OverviewBoard {
  private OverviewBoard() {}

  static Board board() {
    return new Board(
        "overview",
        "Overview",
        "Whether all is well, and where to look if it is not.",
        List.of(
            row(
                "Now",
                number(
                    "Processes that do not answer",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(1 - up{job=\"tidewatch\",$at})"),
                number(
                    "Rules that fire",
                    "none",
                    "None; each names its runbook.",
                    new Alarm.From(1),
                    "count(ALERTS{alertstate=\"firing\"}) or vector(0)"),
                number(
                    "Venues connected",
                    "none",
                    "As many as there are feeds.",
                    new Alarm.Below(1),
                    "sum(tidewatch_ingest_connected{$at})"),
                number(
                    "Silent venue for",
                    "s",
                    "Seconds: the age of the newest data of the venue that is silent longest.",
                    new Alarm.From(300),
                    "max(time() - max by (venue)"
                        + " (tidewatch_ingest_last_data_timestamp_seconds{$at}))"),
                number(
                    "Detectors that do not run",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(1 - tidewatch_detector_running{$at})"),
                number(
                    "Records that wait",
                    "short",
                    "Some hundreds, for all detectors together.",
                    new Alarm.From(100_000),
                    "sum(tidewatch_consumer_lag_records{$at})"),
                number(
                    "Broken order books",
                    "none",
                    "None, or one for some seconds.",
                    new Alarm.From(1),
                    "sum(tidewatch_order_books{$at,state=\"quarantined\"})"),
                number(
                    "Sinks that fail",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(tidewatch_sink_failing{$at})")),
            row(
                "Data",
                lines(
                    "Frames a second, by venue",
                    "cps",
                    "Steady; a venue at zero is silent.",
                    query(
                        "sum by (venue) (rate(tidewatch_ingest_frames_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}")),
                lines(
                    "Records that wait, by detector",
                    "short",
                    "Peaks that are gone within a minute.",
                    query(
                        "sum by (detector) (tidewatch_consumer_lag_records{$at})", "{{detector}}")),
                lines(
                    "Dead letters, by detector",
                    "short",
                    "None, but for pairs that left the pool and rows fetched twice.",
                    query(
                        "sum by (detector) (increase(tidewatch_parse_rejects_total{$at}"
                            + "[$__rate_interval]))",
                        "{{detector}}"))),
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
                        "one in twenty takes longer")),
                lines(
                    "Oldest alert that waits, by channel",
                    "s",
                    "Seconds; minutes only in a storm.",
                    query("max by (sink) (tidewatch_delivery_lag_seconds{$at})", "{{sink}}"))),
            row(
                "Machines",
                lines(
                    "Heap in use",
                    "percentunit",
                    "A saw that comes down to less than half.",
                    query(
                        "sum by (process, instance) (jvm_memory_used_bytes{$at,area=\"heap\"}) /"
                            + " sum by (process, instance)"
                            + " (jvm_memory_max_bytes{$at,area=\"heap\"})",
                        "{{process}} {{instance}}")),
                lines(
                    "Processor",
                    "percentunit",
                    "Well below the whole machine, but for a start.",
                    query("process_cpu_usage{$at}", "{{process}} {{instance}}")),
                lines(
                    "Time stopped for collections",
                    "percentunit",
                    "Less than two in a hundred.",
                    query(
                        "sum by (process, instance) (rate(jvm_gc_pause_seconds_sum{$at}"
                            + "[$__rate_interval]))",
                        "{{process}} {{instance}}"))),
            row(
                "Room",
                lines(
                    "Free on disk",
                    "percentunit",
                    "More than a tenth; a slope down ends in a full disk.",
                    query(
                        "min by (process, directory) (tidewatch_disk_free_bytes{$at} /"
                            + " tidewatch_disk_total_bytes{$at})",
                        "{{process}} {{directory}}")),
                lines(
                    "Size of directories",
                    "bytes",
                    "Steady after some days; the spool of the time series is empty.",
                    query(
                        "sum by (process, directory) (tidewatch_directory_bytes{$at})",
                        "{{process}} {{directory}}")),
                lines(
                    "Files open",
                    "percentunit",
                    "Less than half of what is allowed.",
                    query(
                        "process_files_open_files{$at} / process_files_max_files{$at}",
                        "{{process}} {{instance}}")),
                lines(
                    "Threads",
                    "none",
                    "Steady: threads that only grow are leaked.",
                    query("jvm_threads_live_threads{$at}", "{{process}} {{instance}}")))));
  }
}
