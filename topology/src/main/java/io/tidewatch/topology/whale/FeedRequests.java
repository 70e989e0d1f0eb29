package io.tidewatch.topology.whale;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.Optional;

/** What the feed is asked for. Pure. */
final class FeedRequests {
  private FeedRequests() {}

  /** Fills of a span, both ends inclusive. */
  static FeedCommand fills(
      String address, FeedCommand.Span span, int attempt, long now, String reason) {
    return new FeedCommand(
        HyperliquidRecords.VENUE,
        HyperliquidRecords.USER_FILLS,
        address,
        FeedCommand.Action.BACKFILL,
        attempt,
        now,
        reason,
        Optional.of(span));
  }

  /** What the venue says of an address. */
  static FeedCommand state(String address, long now, String reason) {
    return FeedCommand.of(
        HyperliquidRecords.VENUE,
        HyperliquidRecords.POSITIONS,
        address,
        FeedCommand.Action.SEED,
        1,
        now,
        reason);
  }
}
