package io.tidewatch.standalone.replay;

import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.FeedCounts;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.recording.RecordedLine.Reason;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a replay did, in a few lines. */
record ReplaySummary(
    long frames,
    Map<Reason, Long> skipped,
    long unknown,
    FeedCounts feed,
    DetectorCounters detector,
    long copied,
    DetectorCounters books,
    DetectorCounters pool,
    long alerts,
    double seconds) {

  static ReplaySummary of(Node node, ReplayVenue venue, long alerts, long nanos) {
    return new ReplaySummary(
        venue.sent(),
        venue.skipped(),
        venue.unknown(),
        node.feeds().binanceSpot().map(Feed::counts).orElse(FeedCounts.NONE),
        node.counters(DetectorKind.LARGE_TRADES),
        venue.scan().copied(),
        node.counters(DetectorKind.ORDER_BOOKS),
        node.counters(DetectorKind.TOKEN_POOL),
        alerts,
        nanos / 1e9);
  }

  /** Whether every frame and row that was sent was read and judged, or refused. */
  boolean isWhole() {
    return detector.value(Counter.TRADES) + detector.rejected()
        >= feed.frames() + feed.backfilled();
  }

  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "frames   %,d sent, %,d of other channels skipped, %,d unreadable lines,"
                + " %,d of unknown pairs",
            frames,
            skipped.getOrDefault(Reason.OTHER_CHANNEL, 0L),
            skipped.getOrDefault(Reason.UNREADABLE, 0L),
            unknown),
        String.format(
            Locale.ROOT,
            "trades   %,d read, %,d duplicates, %,d late, %,d back-filled rows, %,d gaps (%,d"
                + " open)",
            detector.value(Counter.TRADES),
            detector.value(Counter.DUPLICATES),
            detector.value(Counter.LATE),
            feed.backfilled(),
            feed.gaps(),
            feed.gapsOpen()),
        String.format(
            Locale.ROOT,
            "books    %,d records of books and pool written to their topics; %,d frames read, %,d"
                + " snapshots, %,d broken, %,d looks",
            copied,
            books.value(Counter.BOOKS),
            books.value(Counter.SNAPSHOTS),
            books.value(Counter.QUARANTINES),
            books.value(Counter.ANALYSES)),
        String.format(
            Locale.ROOT,
            "pool     %,d frames read, %,d pairs in them, %,d judged anew by a changed template",
            pool.value(Counter.FRAMES),
            pool.value(Counter.ITEMS),
            pool.value(Counter.TEMPLATE_CHANGES)),
        String.format(
            Locale.ROOT, "rejects  %,d", detector.rejected() + books.rejected() + pool.rejected()),
        String.format(
            Locale.ROOT,
            "alerts   %,d, %,d held back",
            alerts,
            detector.value(Counter.SUPPRESSED)
                + books.value(Counter.SUPPRESSED)
                + pool.value(Counter.SUPPRESSED)),
        String.format(Locale.ROOT, "speed    %.1f s, %,.0f frames/s", seconds, frames / seconds));
  }
}
