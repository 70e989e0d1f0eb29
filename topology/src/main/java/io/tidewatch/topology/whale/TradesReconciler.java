package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Compares statements with what public trades make of positions, which say nothing of them: they
 * begin with a statement, and are what it says. Not thread-safe.
 */
final class TradesReconciler {
  private final Holdings holdings;
  private final PositionKeeper positions;
  private final TradeCoverage coverage;
  private final PositionListener listener;

  TradesReconciler(
      Holdings holdings,
      PositionKeeper positions,
      TradeCoverage coverage,
      PositionListener listener) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.positions = requireNonNull(positions, "positions");
    this.coverage = requireNonNull(coverage, "coverage");
    this.listener = requireNonNull(listener, "listener");
  }

  void settle(String address, CoinFacts coin, Holding holding, Stated stated, long now) {
    if (!holding.known() || !coverage.isComplete(address, coin, holding)) {
      begin(address, coin, holding, stated, now);
    } else {
      compare(address, coin, holding, stated);
    }
  }

  /** Sets a position that is not known, or not known any more, back to before what waits. */
  private void begin(String address, CoinFacts coin, Holding holding, Stated stated, long now) {
    long at = stated.at();
    BigDecimal traded = BigDecimal.ZERO;
    for (WhaleFill fill : holding.waiting()) {
      traded = fill.time() <= at ? traded.add(fill.delta()) : traded;
    }
    BigDecimal size =
        coin.sizes().tidy(stated.size()).subtract(traded).add(holding.recent().after(at));
    boolean same = holding.known() && coin.sizes().near(size, holding.size());
    long asOf =
        holding.waiting().isEmpty() ? at : Math.min(at, holding.waiting().getFirst().time());
    Optional<BigDecimal> entry =
        same && holding.entry().isPresent()
            ? holding.entry()
            : traded.signum() == 0 ? stated.entry() : Optional.empty();
    Holding set = holding.at(size, entry, asOf);
    if (!holding.known()) {
      listener.set(address, set, Cause.SEED, Optional.empty(), at);
    } else if (!same) {
      positions.resynced(address, set, size.subtract(holding.size()), at);
    }
    Holding after = positions.drain(address, coin, set, true, now);
    holdings.put(address, coin.holding(), after.statedTo(at));
  }

  private void compare(String address, CoinFacts coin, Holding holding, Stated stated) {
    long at = stated.at();
    if (!holding.recent().hasAllAfter(at) || holding.statedTo() > at) {
      return;
    }
    BigDecimal ours = holding.size().subtract(holding.recent().after(at));
    BigDecimal difference = coin.sizes().tidy(stated.size()).subtract(ours);
    if (coin.sizes().near(ours, stated.size())) {
      if (stated.teachesEntry(holding)) {
        holdings.put(address, coin.holding(), holding.withEntry(stated.entry()));
      }
      return;
    }
    Holding set = stated.correct(holding, difference);
    holdings.put(address, coin.holding(), set.statedTo(at));
    if (!coin.sizes().canBeFees(ours, stated.size())) {
      positions.resynced(address, set, difference, at);
    }
  }
}
