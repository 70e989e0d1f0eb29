package io.tidewatch.topology.futures.bar;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.binance.FuturesKline;

/**
 * A bar that is not closed yet.
 *
 * @param kline the newest that was said of it
 * @param eventTime when that was said, epoch milliseconds
 * @param firstOffset of the first record that told of it
 * @param lastOffset of the newest one
 */
public record RunningBar(FuturesKline kline, long eventTime, long firstOffset, long lastOffset) {
  public RunningBar {
    requireNonNull(kline, "kline");
  }

  public long openTime() {
    return kline.openTime();
  }
}
