package io.tidewatch.topology.futures;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.feed.FeedCommand.Span;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.futures.score.BarWindow.Hole;
import java.util.Optional;

/**
 * Decides when the feed is asked for missing bars: at most once in ten minutes. After three
 * requests for the same hole it is once in an hour, as the venue may have no bars for it, or could
 * not be reached. Pure.
 */
final class BackfillRequests {
  static final String VENUE = "binance-futures";
  static final String CHANNEL = "klines";

  private static final long SPACING_MS = 10 * 60_000L;
  private static final long LATER_SPACING_MS = 60 * 60_000L;
  private static final int QUICK_ATTEMPTS = 3;

  private BackfillRequests() {}

  /**
   * The request that is due, if one is.
   *
   * @param before the newest request; empty if there was none since the detector was begun
   * @param receivedMs receive time of the record that shows the hole
   */
  static Optional<Asked> due(Optional<Asked> before, Hole hole, long receivedMs) {
    if (before.isEmpty()) {
      return Optional.of(new Asked(hole.to(), 1, receivedMs));
    }
    Asked last = before.get();
    boolean same = last.upTo() == hole.to();
    // A clock that was set back must not end the requests.
    boolean early = Math.abs(receivedMs - last.at()) < spacing(same, last.attempt());
    if (early) {
      return Optional.empty();
    }
    return Optional.of(new Asked(hole.to(), same ? last.attempt() + 1 : 1, receivedMs));
  }

  private static long spacing(boolean same, int attempts) {
    return same && attempts >= QUICK_ATTEMPTS ? LATER_SPACING_MS : SPACING_MS;
  }

  static FeedCommand command(String symbol, Hole hole, Asked asked) {
    long bars = (hole.to() - hole.from()) / Bar.LENGTH_MS + 1;
    return new FeedCommand(
        VENUE,
        CHANNEL,
        symbol,
        Action.BACKFILL,
        asked.attempt(),
        asked.at(),
        "bars are missing within a span of " + bars,
        Optional.of(new Span(hole.from(), hole.to() + Bar.LENGTH_MS - 1)));
  }
}
