package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A fill of a watched address, whichever channel it came by.
 *
 * @param delta signed change of the position; less than the size where the fee is paid in what was
 *     bought
 * @param start position before it; absent in public trades
 * @param direction the venue's word; empty in public trades
 * @param counts whether it belongs to an order: not what happened before the address was watched
 * @param oid order id; absent in public trades
 * @param taker whether the address was the aggressor
 * @param receivedAt receive time, epoch milliseconds
 * @param offset of its record
 */
public record WhaleFill(
    FillKey key,
    String coin,
    boolean buy,
    BigDecimal price,
    BigDecimal size,
    BigDecimal delta,
    Optional<BigDecimal> start,
    String direction,
    boolean counts,
    Optional<Long> oid,
    Optional<Long> twapId,
    boolean taker,
    Optional<BigDecimal> fee,
    Optional<String> feeToken,
    Optional<BigDecimal> closedPnl,
    boolean liquidation,
    long receivedAt,
    long offset) {
  public WhaleFill {
    requireNonNull(key, "key");
    requireNonNull(coin, "coin");
    requireNonNull(price, "price");
    requireNonNull(size, "size");
    requireNonNull(delta, "delta");
    requireNonNull(start, "start");
    requireNonNull(direction, "direction");
    requireNonNull(oid, "oid");
    requireNonNull(twapId, "twapId");
    requireNonNull(fee, "fee");
    requireNonNull(feeToken, "feeToken");
    requireNonNull(closedPnl, "closedPnl");
  }

  public long time() {
    return key.time();
  }

  /** Whether it came as a public trade, which says nothing of the position. */
  public boolean isPublic() {
    return start.isEmpty();
  }

  /** Whether both are sides of one trade of the address with itself, which changes nothing. */
  boolean isOtherSideOf(WhaleFill other) {
    return buy != other.buy
        && time() == other.time()
        && size.compareTo(other.size) == 0
        && price.compareTo(other.price) == 0
        && key.hasTradeId() == other.key.hasTradeId()
        && (!key.hasTradeId() || key.otherSide().equals(other.key))
        && isPublic() == other.isPublic()
        && (isPublic() ? key.hasTradeId() : start.get().compareTo(other.start.get()) == 0);
  }
}
