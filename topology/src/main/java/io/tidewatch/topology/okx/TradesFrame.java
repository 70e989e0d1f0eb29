package io.tidewatch.topology.okx;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A frame of the channel {@code trades}.
 *
 * @param trades in the order of the frame, never empty
 * @see <a href="https://www.okx.com/docs-v5/en/#order-book-trading-market-data-ws-trades-channel">
 *     Trades channel</a>
 */
public record TradesFrame(Optional<String> instId, List<OkxTrade> trades) implements OkxFrame {
  public TradesFrame {
    requireNonNull(instId, "instId");
    trades = List.copyOf(trades);
    if (trades.isEmpty()) {
      throw new IllegalArgumentException("expected at least one trade, was none");
    }
  }

  /** Time of its latest trade. */
  @Override
  public long timeMs() {
    long latest = Long.MIN_VALUE;
    for (OkxTrade trade : trades) {
      latest = Math.max(latest, trade.timeMs());
    }
    return latest;
  }
}
