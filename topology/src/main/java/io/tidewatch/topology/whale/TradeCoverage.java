package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.Holding;

/** Knows whether all trades up to now are surely in what is held. Not thread-safe. */
final class TradeCoverage {
  private final Watches watches;
  private final Market market;

  TradeCoverage(Watches watches, Market market) {
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
  }

  /**
   * Whether public trades can be added to what is known.
   *
   * @param holding as it was before them
   */
  boolean isComplete(String address, CoinFacts coin, Holding holding) {
    Watch watch = watches.get(address);
    long lost = market.lostTo(coin.coin());
    if (watch.view() == View.USER_CHANNELS) {
      return holding.known() && lost <= watch.statedAt(coin.sizes().spot());
    }
    long surely = surelyTo(watch, coin, holding);
    return surely > 0 && lost <= surely;
  }

  /**
   * Tokens are compared one by one: those that were traded meanwhile wait for the next time. Of a
   * pair that is not listed, and of another dex, a statement does not say that nothing is held.
   */
  private static long surelyTo(Watch watch, CoinFacts coin, Holding holding) {
    if (coin.isOfFirstDex()) {
      return watch.surelyTo(false);
    }
    if (holding.known()) {
      return Math.max(holding.statedTo(), watch.movedAt());
    }
    return coin.isToken() && holding.waiting().isEmpty() ? watch.surelyTo(true) : 0;
  }
}
