package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.market.MarketView;
import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes one kind of fill of what both channels say. */
final class FillMaker {
  private final MarketView market;

  FillMaker(MarketView market) {
    this.market = requireNonNull(market, "market");
  }

  WhaleFill of(String user, Watch watch, Fill fill, Arrival arrival) {
    BigDecimal delta = fill.buy() ? fill.size() : fill.size().negate();
    CoinFacts facts = market.of(fill.coin());
    boolean feeInBase =
        facts.sizes().spot()
            && fill.buy()
            && fill.feeToken().filter(token -> isBase(token, facts)).isPresent();
    return new WhaleFill(
        FillKey.of(fill),
        fill.coin(),
        fill.buy(),
        fill.price(),
        fill.size(),
        feeInBase ? delta.subtract(fill.fee()) : delta,
        Optional.of(fill.startPosition()),
        fill.direction(),
        fill.time() >= watch.since() && !fill.isDust(),
        Optional.of(fill.oid()),
        fill.twapId(),
        fill.taker(),
        Optional.of(fill.fee()),
        fill.feeToken(),
        fill.closedPnl(),
        fill.liquidatedUser().filter(user::equals).isPresent(),
        arrival.receivedAt(),
        arrival.offset());
  }

  // Of a pair that nobody has listed yet it is only known what its base asset is not.
  private static boolean isBase(String token, CoinFacts facts) {
    return facts.isBaseKnown() ? token.equals(facts.base()) : !Market.isDollar(token);
  }

  /** One side of a trade. */
  WhaleFill of(Watch watch, PublicTrade trade, boolean buy, Arrival arrival) {
    return new WhaleFill(
        FillKey.of(trade, buy),
        trade.coin(),
        buy,
        trade.price(),
        trade.size(),
        buy ? trade.size() : trade.size().negate(),
        Optional.empty(),
        "",
        trade.time() >= watch.since() && !isDust(trade),
        Optional.empty(),
        Optional.empty(),
        trade.takerBuys() == buy,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        arrival.receivedAt(),
        arrival.offset());
  }

  /** The venue gives no id to what it sells of left-overs. */
  private boolean isDust(PublicTrade trade) {
    return trade.tid() == 0 && market.of(trade.coin()).sizes().spot();
  }
}
