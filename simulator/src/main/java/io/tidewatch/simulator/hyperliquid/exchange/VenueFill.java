package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One side of a match, as the account of that side is told.
 *
 * @param time of the block, epoch milliseconds
 * @param startPosition signed, before this fill; of spot the balance of the base token
 * @param closedPnl of the closed part, before fees
 * @param tid the same on both sides
 * @param crossed whether this side took
 */
public record VenueFill(
    String address,
    String coin,
    BigDecimal price,
    BigDecimal size,
    TradeSide side,
    long time,
    BigDecimal startPosition,
    String dir,
    BigDecimal closedPnl,
    String hash,
    long oid,
    boolean crossed,
    BigDecimal fee,
    String feeToken,
    long tid,
    Optional<String> cloid,
    Optional<Long> twapId,
    Optional<Liquidation> liquidation) {
  public VenueFill {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(price, "price");
    requireNonNull(size, "size");
    requireNonNull(side, "side");
    requireNonNull(startPosition, "startPosition");
    requireNonNull(dir, "dir");
    requireNonNull(closedPnl, "closedPnl");
    requireNonNull(hash, "hash");
    requireNonNull(fee, "fee");
    requireNonNull(feeToken, "feeToken");
    requireNonNull(cloid, "cloid");
    requireNonNull(twapId, "twapId");
    requireNonNull(liquidation, "liquidation");
  }

  /** What the account holds after it: who buys spot pays the fee in what he buys. */
  public BigDecimal endPosition() {
    BigDecimal end = startPosition.add(side.signed(size));
    return feeToken.equals("USDC") || side == TradeSide.SELL ? end : end.subtract(fee);
  }
}
