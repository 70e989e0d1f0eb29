package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Sizes;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One part of an order, or one session of trades, whose fills are to be found again.
 *
 * @param oid absent, as the next is, where only public trades are seen
 * @param number of the part, from 1
 * @param from time of its first fill, epoch milliseconds
 * @param upTo time of its last one
 */
public record OrderPart(
    String address,
    CoinFacts coin,
    boolean buy,
    Optional<Long> oid,
    Optional<Long> twapId,
    int number,
    Optional<String> status,
    long from,
    long upTo,
    WhaleBasis basis) {
  public OrderPart {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(oid, "oid");
    requireNonNull(twapId, "twapId");
    requireNonNull(status, "status");
    requireNonNull(basis, "basis");
  }

  /** The one that a signal tells of. */
  public static OrderPart of(WhaleSignal signal, WhaleBasis basis) {
    boolean opens = signal.direction() == Direction.OPEN;
    boolean spot = signal.assetType() == AssetType.SPOT;
    return new OrderPart(
        signal.address(),
        new CoinFacts(
            signal.coin(),
            signal.symbol(),
            signal.base(),
            signal.quote(),
            signal.assetType(),
            new Sizes(basis.sizeDecimals(), spot),
            signal.coin(),
            signal.coin()),
        opens == (signal.side() == PositionSide.LONG),
        signal.oid(),
        signal.twapId(),
        signal.part(),
        signal.status(),
        signal.firstFillAt(),
        signal.timestamp(),
        basis);
  }

  /** Whether it is of trades whose order is not known. */
  boolean isSession() {
    return oid.isEmpty() && twapId.isEmpty();
  }

  /** Whether a fill of the address in this coin is one of its own. */
  boolean has(WhaleFill fill) {
    return fill.counts()
        && fill.buy() == buy
        && fill.time() >= from
        && fill.time() <= upTo
        && fill.twapId().equals(twapId)
        && (twapId.isPresent() || fill.oid().equals(oid));
  }

  /** The order before the first of its fills. */
  OrderState begin() {
    return new OrderState(
        address,
        coin.coin(),
        buy,
        oid,
        twapId,
        number,
        BigDecimal.ZERO,
        Optional.empty(),
        Optional.empty(),
        status,
        0);
  }
}
