package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.whale.consensus.ConsensusGroup;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Sizes;
import io.tidewatch.topology.whale.position.WhaleFill;
import io.tidewatch.topology.whale.signal.SignalMaker;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.math.BigDecimal;
import java.util.List;
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
  /** More than any coin has. */
  private static final int MOST_DECIMALS = 40;

  public OrderPart {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(oid, "oid");
    requireNonNull(twapId, "twapId");
    requireNonNull(status, "status");
    requireNonNull(basis, "basis");
    // Sizes are rounded to them: with millions of digits that would go on for ever.
    basis
        .sizeDecimals()
        .filter(decimals -> decimals < 0 || decimals > MOST_DECIMALS)
        .ifPresent(decimals -> {
          throw new IllegalArgumentException(
              "expected 0 to %d decimals of sizes, was %d".formatted(MOST_DECIMALS, decimals));
        });
  }

  /** The one that a signal tells of. */
  public static OrderPart of(WhaleSignal signal, WhaleBasis basis) {
    return new OrderPart(
        signal.address(),
        coin(
            signal.coin(),
            signal.symbol(),
            signal.base(),
            signal.quote(),
            signal.assetType(),
            basis),
        isBuy(signal.direction(), signal.side()),
        signal.oid(),
        signal.twapId(),
        signal.part(),
        signal.status(),
        signal.firstFillAt(),
        signal.timestamp(),
        basis);
  }

  /** The one of a signal that a consensus counts. */
  public static OrderPart of(String address, ConsensusGroup group, CountedMove move) {
    int slash = group.symbol().indexOf('/');
    return new OrderPart(
        address,
        coin(
            group.coin(),
            group.symbol(),
            slash < 0 ? group.symbol() : group.symbol().substring(0, slash),
            group.symbol().substring(slash + 1),
            group.assetType(),
            move.basis()),
        isBuy(move.direction(), group.side()),
        move.oid(),
        move.twapId(),
        move.part(),
        Optional.empty(),
        move.firstFillAt(),
        move.lastFillAt(),
        move.basis());
  }

  private static boolean isBuy(Direction direction, PositionSide side) {
    return (direction == Direction.OPEN) == (side == PositionSide.LONG);
  }

  private static CoinFacts coin(
      String coin, String symbol, String base, String quote, AssetType type, WhaleBasis basis) {
    Sizes sizes = new Sizes(basis.sizeDecimals(), type == AssetType.SPOT);
    return new CoinFacts(coin, symbol, base, quote, type, sizes, coin, coin);
  }

  /** Whether it is of trades whose order is not known. */
  boolean isSession() {
    return oid.isEmpty() && twapId.isEmpty();
  }

  /** Whether a time is not before the first of its fills and not after the last. */
  boolean spans(long time) {
    return time >= from && time <= upTo;
  }

  /** Whether a fill of the address in this coin is one of its own. */
  boolean has(WhaleFill fill) {
    return fill.counts()
        && fill.buy() == buy
        && spans(fill.time())
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

  /**
   * What its fills did.
   *
   * @param order that they were added up to
   */
  public List<WhaleSignal> signals(
      OrderState order, Optional<String> label, Flush flush, WhaleMoveRule rule) {
    WhaleOrder made = SignalMaker.order(order, coin, Optional.of(flush));
    return new SignalMaker(new ToldMarket(this)).signals(order, made, label, rule);
  }
}
