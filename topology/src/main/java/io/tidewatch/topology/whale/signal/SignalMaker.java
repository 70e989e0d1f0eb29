package io.tidewatch.topology.whale.signal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.MarketView;
import io.tidewatch.topology.whale.order.Aggregate;
import io.tidewatch.topology.whale.order.Leg;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Sizes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of an order what is told of it: itself, and what it closed and opened. */
public final class SignalMaker {
  private static final int SHARE_DIGITS = 6;

  private final MarketView market;

  public SignalMaker(MarketView market) {
    this.market = requireNonNull(market, "market");
  }

  /**
   * The open part of an order.
   *
   * @param flush what ended it; empty while it goes on
   */
  public static WhaleOrder order(OrderState order, CoinFacts coin, Optional<Flush> flush) {
    Aggregate open = order.open().orElseThrow();
    return new WhaleOrder(
        WhaleIds.of(order),
        order.address(),
        order.coin(),
        coin.symbol(),
        coin.base(),
        coin.quote(),
        coin.type(),
        order.buy(),
        order.oid(),
        order.twapId(),
        order.part(),
        Sizes.plain(open.size()),
        Sizes.plain(open.notional().divide(open.size(), Sizes.AVERAGE)),
        Sizes.plain(open.notional()),
        open.fills(),
        Optional.of(share(open.makerSize(), open.size())),
        open.fee().map(Sizes::plain),
        open.feeToken(),
        open.closedPnl().map(Sizes::plain),
        open.liquidation(),
        order.status(),
        flush,
        view(order),
        open.first().time(),
        open.lastFillAt());
  }

  private static View view(OrderState order) {
    boolean named = order.oid().isPresent() || order.twapId().isPresent();
    return named ? View.USER_CHANNELS : View.PUBLIC_TRADES;
  }

  /** What the signals of the open part rest on besides its fills. */
  public WhaleBasis basis(OrderState order) {
    CoinFacts coin = market.of(order.coin());
    return new WhaleBasis(
        coin.sizes().decimals(),
        market.usd(coin.quote()),
        order.isSession() ? positionBefore(order, coin.sizes()) : Optional.empty(),
        order.open().orElseThrow().fills());
  }

  /** Where its fills lead from one end to the other without any others. */
  private static Optional<BigDecimal> positionBefore(OrderState order, Sizes sizes) {
    Aggregate open = order.open().orElseThrow();
    Optional<Leg> first = open.closed().or(open::opened);
    Optional<Leg> last = open.opened().or(open::closed);
    BigDecimal change = order.buy() ? open.size() : open.size().negate();
    return first
        .map(Leg::before)
        .filter(before -> sizes.near(before.add(change), last.orElseThrow().after()))
        .map(Sizes::plain);
  }

  /** What the open part did: at most a close and an open, in this order. */
  public List<WhaleSignal> signals(
      OrderState order, WhaleOrder told, Optional<String> label, WhaleMoveRule rule) {
    Aggregate open = order.open().orElseThrow();
    boolean flip = open.closed().isPresent() && open.opened().isPresent();
    List<WhaleSignal> signals = new ArrayList<>(2);
    CoinFacts coin = market.of(order.coin());
    open.closed()
        .ifPresent(leg -> {
          boolean all = coin.sizes().isFlat(leg.after());
          PositionChange change = all ? PositionChange.CLOSE : PositionChange.REDUCE;
          signals.add(signal(order, told, leg, change, flip, label, rule));
        });
    open.opened()
        .ifPresent(leg -> {
          boolean first = coin.sizes().isFlat(leg.before());
          PositionChange change = first ? PositionChange.OPEN : PositionChange.ADD;
          signals.add(signal(order, told, leg, change, flip, label, rule));
        });
    return signals;
  }

  private WhaleSignal signal(
      OrderState order,
      WhaleOrder told,
      Leg leg,
      PositionChange change,
      boolean flip,
      Optional<String> label,
      WhaleMoveRule rule) {
    boolean opens = change.direction() == PositionChange.Direction.OPEN;
    Optional<BigDecimal> usd =
        market.usd(told.quote()).map(rate -> Sizes.plain(leg.notional().multiply(rate)));
    return new WhaleSignal(
        WhaleIds.of(told.id(), change.direction()),
        told.id(),
        told.address(),
        label,
        told.assetType(),
        told.coin(),
        told.symbol(),
        told.base(),
        told.quote(),
        change.direction(),
        change,
        opens == order.buy() ? PositionSide.LONG : PositionSide.SHORT,
        flip,
        rule.classOf(usd),
        Sizes.plain(leg.size()),
        leg.averagePrice(),
        Sizes.plain(leg.notional()),
        usd,
        told.assetType() == AssetType.FUTURES
            ? market.openInterest(told.coin()).map(interest -> share(leg.size(), interest))
            : Optional.empty(),
        opens ? Optional.empty() : closeRate(leg),
        Sizes.plain(leg.before()),
        Sizes.plain(leg.after()),
        opens ? Optional.empty() : leg.pnl().map(Sizes::plain),
        told.makerShare(),
        leg.fills(),
        told.liquidation(),
        told.oid(),
        told.twapId(),
        told.part(),
        told.status(),
        told.flush().orElseThrow(),
        told.view(),
        told.firstFillAt(),
        told.lastFillAt(),
        records(order.open().orElseThrow()));
  }

  /** At most 1, though others may have made the position larger in between. */
  private static Optional<BigDecimal> closeRate(Leg leg) {
    return leg.before().signum() == 0
        ? Optional.empty()
        : Optional.of(share(leg.size(), leg.before().abs()).min(BigDecimal.ONE));
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return Sizes.plain(
        part.divide(whole, MathContext.DECIMAL64).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static List<OffsetRange> records(Aggregate open) {
    return open.records().stream()
        .map(range ->
            new OffsetRange(Topics.HYPERLIQUID_FRAMES.name(), 0, range.first(), range.last()))
        .toList();
  }
}
