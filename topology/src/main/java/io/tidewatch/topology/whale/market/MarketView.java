package io.tidewatch.topology.whale.market;

import java.math.BigDecimal;
import java.util.Optional;

/** What signals are made with besides fills: what the coins of the venue are, and are worth. */
public interface MarketView {
  /** What is known of a coin. */
  CoinFacts of(String coin);

  /** Dollars for one unit of a token or quote asset, if its price is known. */
  Optional<BigDecimal> usd(String token);

  /** Open interest of a contract, in its base asset. */
  Optional<BigDecimal> openInterest(String coin);
}
