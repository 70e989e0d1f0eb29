package io.tidewatch.standalone.boards;

import static io.tidewatch.standalone.boards.Board.row;
import static io.tidewatch.standalone.boards.Panel.lines;
import static io.tidewatch.standalone.boards.Panel.number;
import static io.tidewatch.standalone.boards.Panel.query;

import io.tidewatch.standalone.boards.Panel.Alarm;
import io.tidewatch.standalone.boards.Panel.Query;
import java.util.List;

/** What comes from the venues, and what is lost on the way. */
final class FeedsBoard {
  private FeedsBoard() {}

  static Board board() {
    return new Board(
        "feeds",
        "Feeds",
        "What comes from the venues, and what is lost on the way.",
        List.of(
            row(
                "Now",
                number(
                    "Venues connected",
                    "none",
                    "As many as there are feeds.",
                    new Alarm.Below(1),
                    "sum(tidewatch_ingest_connected{$at})"),
                number(
                    "Subscriptions that bring data",
                    "none",
                    "As many as are wanted.",
                    new Alarm.Below(1),
                    "sum(max by (venue, channel) (tidewatch_subscriptions{$at,state=\"live\"}))"),
                number(
                    "Stale or unknown subscriptions",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(max by (venue, channel, state)"
                        + " (tidewatch_subscriptions{$at,state=~\"stale|gone\"}))"),
                number(
                    "Records that Kafka did not take in 24 hours",
                    "none",
                    "None.",
                    new Alarm.From(1),
                    "sum(increase(tidewatch_ingest_publish_failures_total{$at}[24h]))")),
            row(
                "Data",
                lines(
                    "Frames a second", "cps", "Steady; a venue at zero is silent.", rate("frames")),
                lines("Bytes a second", "Bps", "Follows the frames.", rate("bytes")),
                lines(
                    "Age of the newest data, by channel",
                    "s",
                    "Seconds on channels of a market; hours on those of an address that rests.",
                    query(
                        "time() - max by (venue, channel)"
                            + " (tidewatch_ingest_last_data_timestamp_seconds{$at})",
                        "{{venue}} {{channel}}"))),
            row(
                "On the way",
                lines(
                    "From the venue's clock to here",
                    "s",
                    "Tens to hundreds of milliseconds; a jump is the network or a clock.",
                    query(
                        "sum by (venue) (rate(tidewatch_ingest_latency_seconds_sum{$at}"
                            + "[$__rate_interval])) / sum by (venue)"
                            + " (rate(tidewatch_ingest_latency_seconds_count{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}")),
                lines(
                    "Subscriptions by state",
                    "none",
                    "Nearly all are live; acknowledged ones wait for the first data.",
                    query(
                        "sum by (venue, state) (max by (venue, channel, state)"
                            + " (tidewatch_subscriptions{$at}))",
                        "{{venue}} {{state}}")),
                lines(
                    "Connections",
                    "none",
                    "A constant number for each venue.",
                    query("sum by (venue) (tidewatch_ingest_connections{$at})", "{{venue}}"))),
            row(
                "Breaks",
                lines(
                    "Connections lost",
                    "short",
                    "A few in a day, one after the other.",
                    increase("reconnects")),
                lines(
                    "Gaps, and gaps that stay",
                    "short",
                    "As many as connections are lost, and none that stays.",
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_gaps_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}"),
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_gaps_open_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}, stay")),
                lines(
                    "Rows fetched and frames that waited for them",
                    "short",
                    "After a gap only.",
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_backfilled_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}, fetched"),
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_held_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}, waited"))),
            row(
                "Kafka and the venues' limits",
                lines(
                    "Sends that waited for room",
                    "short",
                    "None; otherwise Kafka is slow and the socket waits.",
                    increase("blocked_sends")),
                lines(
                    "Frames refused or without a key",
                    "short",
                    "None.",
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_frames_refused_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}, too large"),
                    query(
                        "sum by (venue) (increase(tidewatch_ingest_frames_unreadable_total{$at}"
                            + "[$__rate_interval]))",
                        "{{venue}}, without a key")),
                lines(
                    "Share of the request weight that futures use",
                    "percentunit",
                    "About what polls are planned to take; a venue bans from one on.",
                    query(
                        "max by (instance) (tidewatch_ingest_futures_weight_used{$at}"
                            + " / tidewatch_ingest_futures_weight_limit{$at})",
                        "used"),
                    query(
                        "max by (instance) (tidewatch_ingest_futures_weight_planned{$at}"
                            + " / tidewatch_ingest_futures_weight_limit{$at})",
                        "planned")),
                lines(
                    "Addresses of Hyperliquid by how complete they are",
                    "none",
                    "All that have channels of their own are complete.",
                    query(
                        "sum(tidewatch_ingest_hyperliquid_addresses_own_channels{$at})",
                        "own channels"),
                    query("sum(tidewatch_ingest_hyperliquid_addresses_complete{$at})", "complete"),
                    query(
                        "sum(tidewatch_ingest_hyperliquid_addresses_public_trades{$at})",
                        "by public trades")))));
  }

  private static Query rate(String counter) {
    return query(
        "sum by (venue) (rate(tidewatch_ingest_" + counter + "_total{$at}[$__rate_interval]))",
        "{{venue}}");
  }

  private static Query increase(String counter) {
    return query(
        "sum by (venue) (increase(tidewatch_ingest_" + counter + "_total{$at}[$__rate_interval]))",
        "{{venue}}");
  }
}
