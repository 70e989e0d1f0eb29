package io.tidewatch.topology.whale.position;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import java.math.BigDecimal;

/**
 * What tells fills of one address and coin apart.
 *
 * @param time of the block, epoch milliseconds
 * @param id the venue's trade id with the side in its lowest bit, as both sides of a trade have the
 *     same id; negative if the venue has none, then made of what else the fill says
 */
public record FillKey(long time, long id) {
  /** The key of a trade as both channels have it. */
  public static FillKey of(long time, long tid, boolean buy) {
    return new FillKey(time, tid << 1 | (buy ? 1 : 0));
  }

  /** The key of one side of a public trade; without an id all that it says has to tell it apart. */
  public static FillKey of(PublicTrade trade, boolean buy) {
    return trade.tid() > 0
        ? of(trade.time(), trade.tid(), buy)
        : ofDust(trade.time(), trade.price(), trade.size(), buy);
  }

  private static FillKey ofDust(long time, BigDecimal price, BigDecimal size, boolean buy) {
    return without(time, plain(price) * 31L + plain(size), buy);
  }

  private static FillKey without(long time, long hash, boolean buy) {
    return new FillKey(time, hash << 1 | (buy ? 1 : 0) | Long.MIN_VALUE);
  }

  /** The key of a fill. */
  public static FillKey of(Fill fill) {
    if (fill.tid() > 0) {
      return of(fill.time(), fill.tid(), fill.buy());
    }
    if (fill.isDust()) {
      // The only kind that the venue still gives no id: its key is that of the public trade.
      return ofDust(fill.time(), fill.price(), fill.size(), fill.buy());
    }
    long hash = fill.oid();
    hash = hash * 31 + plain(fill.price());
    hash = hash * 31 + plain(fill.size());
    hash = hash * 31 + plain(fill.startPosition());
    return without(fill.time(), hash, fill.buy());
  }

  private static int plain(BigDecimal value) {
    return value.stripTrailingZeros().hashCode();
  }

  /** The key of the other side, if the same address is on it. */
  public FillKey otherSide() {
    return new FillKey(time, id ^ 1);
  }

  /** Whether the venue gave it an id. */
  public boolean hasTradeId() {
    return id >= 0;
  }
}
