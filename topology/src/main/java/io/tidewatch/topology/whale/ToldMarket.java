package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.MarketView;
import java.math.BigDecimal;
import java.util.Optional;

/** What was known of one coin when an order in it ended. */
record ToldMarket(OrderPart part) implements MarketView {
  ToldMarket {
    requireNonNull(part, "part");
  }

  @Override
  public CoinFacts of(String coin) {
    if (!coin.equals(part.coin().coin())) {
      throw new IllegalArgumentException("coin: expected " + part.coin().coin() + ", was " + coin);
    }
    return part.coin();
  }

  @Override
  public Optional<BigDecimal> usd(String token) {
    return part.basis().usdRate();
  }

  /** No record of its fills says it. */
  @Override
  public Optional<BigDecimal> openInterest(String coin) {
    return Optional.empty();
  }
}
