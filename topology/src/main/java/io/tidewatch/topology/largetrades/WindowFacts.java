package io.tidewatch.topology.largetrades;

/**
 * What an alert tells about its window beside the sums.
 *
 * @param firstTradeId id of the oldest trade
 * @param largestUsd notional of the largest trade, 1e-8 USD
 * @param largestTradeId its id
 * @param firstOffset lowest offset of the raw records
 * @param lastOffset highest offset of the raw records
 * @param missing ids between the oldest and the newest that never came
 * @param backfilled trades that were fetched after a gap
 */
public record WindowFacts(
    long firstTradeId,
    long largestUsd,
    long largestTradeId,
    long firstOffset,
    long lastOffset,
    long missing,
    long backfilled) {

  /** Takes the trades of a window, in any order. */
  static final class Collector {
    private long firstId = Long.MAX_VALUE;
    private long lastId = Long.MIN_VALUE;
    private long largestUsd = -1;
    private long largestTradeId;
    private long firstOffset = Long.MAX_VALUE;
    private long lastOffset = Long.MIN_VALUE;
    private long backfilled;

    void add(long lastTradeId, int count, long usd, long offset, boolean fetched) {
      firstId = Math.min(firstId, lastTradeId - count + 1);
      lastId = Math.max(lastId, lastTradeId);
      if (usd > largestUsd) {
        largestUsd = usd;
        largestTradeId = lastTradeId;
      }
      firstOffset = Math.min(firstOffset, offset);
      lastOffset = Math.max(lastOffset, offset);
      backfilled += fetched ? count : 0;
    }

    WindowFacts facts(TradeIds ids) {
      return new WindowFacts(
          firstId,
          largestUsd,
          largestTradeId,
          firstOffset,
          lastOffset,
          ids.unseen(firstId, lastId),
          backfilled);
    }
  }
}
