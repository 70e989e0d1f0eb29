package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.PositionChain;
import io.tidewatch.topology.whale.position.PositionChain.Step;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Follows positions by their fills. A fill that does not begin where the last one ended waits. Not
 * thread-safe.
 */
final class PositionKeeper {
  private static final int MOST_WAITING = 500;

  private final Holdings holdings;
  private final TradeCoverage coverage;
  private final Watches watches;
  private final Market market;
  private final DetectorCounters counters;
  private final PositionListener listener;

  PositionKeeper(
      Holdings holdings,
      TradeCoverage coverage,
      Watches watches,
      Market market,
      DetectorCounters counters,
      PositionListener listener) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.coverage = requireNonNull(coverage, "coverage");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Adds fills of one coin and applies what fits. */
  void add(String address, Holding before, List<WhaleFill> fills, long now) {
    CoinFacts coin = market.of(fills.getFirst().coin());
    boolean trusted = coverage.isComplete(address, coin, before);
    Holding holding = before;
    if (coin.sizes().spot() && !before.known() && trusted) {
      // It was flat when tokens were stated.
      holding = holding.statedTo(watches.get(address).statedAt(true));
    }
    for (WhaleFill fill : fills) {
      holding = holding.plus(fill);
    }
    while (holding.waiting().size() > MOST_WAITING && holding.waiting().getFirst().isPublic()) {
      holding = holding.with(holding.waiting().subList(1, holding.waiting().size()));
      counters.add(Counter.LATE);
    }
    Holding headed = trusted ? holding : headed(address, coin, holding);
    boolean named = watches.get(address).view() == View.USER_CHANNELS && headed.known();
    drain(address, coin, headed, trusted || (named && headed != holding), now);
  }

  /** A fill that names its position tells what it was before the public trades that wait. */
  private Holding headed(String address, CoinFacts coin, Holding holding) {
    boolean own = watches.get(address).view() == View.USER_CHANNELS;
    if ((holding.known() && !own)
        || holding.waiting().isEmpty()
        || !holding.waiting().getFirst().isPublic()) {
      return holding;
    }
    BigDecimal traded = BigDecimal.ZERO;
    for (WhaleFill fill : holding.waiting()) {
      if (!fill.isPublic()) {
        BigDecimal begin = fill.start().orElseThrow().subtract(traded);
        Holding set = holding.at(begin, Optional.empty(), holding.waiting().getFirst().time());
        if (holding.known() && !coin.sizes().near(begin, holding.size())) {
          resynced(address, set, begin.subtract(holding.size()), fill.time());
        }
        return set;
      }
      traded = traded.add(fill.delta());
    }
    return holding;
  }

  /** Applies what fits, and takes note of what is missing. */
  Holding drain(String address, CoinFacts coin, Holding holding, boolean trusted, long now) {
    Step step = PositionChain.drain(holding, trusted, coin.sizes());
    counters.add(Counter.LATE, step.dropped());
    Holding after = step.holding();
    if (step.isStuck() && after.gap().isEmpty()) {
      after = after.with(Optional.of(Gap.noticed(now)));
    }
    holdings.put(address, coin.holding(), after);
    boolean history = false;
    for (Applied applied : step.applied()) {
      history |= !applied.fill().counts();
      listener.applied(address, applied);
    }
    if (history) {
      listener.set(address, after, Cause.SEED, Optional.empty(), after.asOf());
    }
    return after;
  }

  void resynced(String address, Holding holding, BigDecimal correction, long at) {
    counters.add(Counter.RESYNCS);
    listener.set(address, holding, Cause.RESYNC, Optional.of(correction), at);
  }

  /** Begins with what an old list of fills leads to, if nothing better is known. */
  void begin(String address, CoinFacts coin, List<WhaleFill> fills) {
    Holding holding = holdings.get(address, coin);
    if (holding.known() || !holding.waiting().isEmpty() || fills.isEmpty()) {
      return;
    }
    Holding history = Holding.unknown(coin.told());
    for (WhaleFill fill : fills) {
      history = history.plus(fill);
    }
    Step step = PositionChain.drain(history, false, coin.sizes());
    if (!step.holding().waiting().isEmpty()) {
      return;
    }
    Holding end = step.holding();
    Holding seeded = holding.at(end.size(), end.entry(), end.asOf());
    holdings.put(address, coin.holding(), seeded);
    listener.set(address, seeded, Cause.SEED, Optional.empty(), end.asOf());
  }
}
