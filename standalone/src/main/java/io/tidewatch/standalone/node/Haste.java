package io.tidewatch.standalone.node;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import java.time.Duration;
import java.util.List;

/**
 * What feeds do differently where the market is a simulated one, which runs many times as fast as a
 * live one.
 */
public final class Haste {
  private static final int TIMES = 60;
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  /** Lost trades are fetched in the time of the wall, of which a second is a minute there. */
  private static final Duration HOLD_FOR = Duration.ofSeconds(60);

  private Haste() {}

  /** The feed of trades. */
  public static SpotFeedSettings on(SpotFeedSettings feed) {
    return feed.with(soon(feed.retry()))
        .with(
            new SpotFeedSettings.Backfill(
                HOLD_FOR, feed.backfill().holdLimit(), feed.backfill().overlapGrace()));
  }

  /** The feed of futures: the venue's limits count in the time of the market. */
  public static FuturesFeedSettings on(FuturesFeedSettings feed) {
    FuturesFeedSettings.Limits limits = feed.limits();
    return feed.with(new FuturesFeedSettings.Closing(feed.closing().after(), Duration.ZERO))
        .with(
            new FuturesFeedSettings.Limits(
                TIMES * limits.weightPerMinute(),
                TIMES * limits.dataRequests(),
                limits.pollShare()));
  }

  /** The feed of watched addresses. */
  public static HyperliquidFeedSettings on(HyperliquidFeedSettings feed) {
    return feed.with(soon(feed.retry()));
  }

  /** An outage of a script is short: waiting as for a real venue would double it. */
  private static Retry soon(Retry retry) {
    return new Retry(List.of(RETRY_AFTER), retry.stableAfter(), Integer.MAX_VALUE, retry.seed());
  }
}
