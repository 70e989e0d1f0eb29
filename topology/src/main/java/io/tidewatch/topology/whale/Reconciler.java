package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares positions with what the venue stated of a time, once all fills of that time have come.
 * Where only public trades are seen it is also what positions begin with. Not thread-safe.
 */
final class Reconciler {
  /** The venue names no time of spot balances, only when the answer came is known. */
  private static final long SPOT_UNSURE_MS = 5_000;

  private final Holdings holdings;
  private final Watches watches;
  private final Market market;
  private final FillsReconciler byFills;
  private final TradesReconciler byTrades;

  Reconciler(
      Holdings holdings,
      Watches watches,
      Market market,
      FillsReconciler byFills,
      TradesReconciler byTrades) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.byFills = requireNonNull(byFills, "byFills");
    this.byTrades = requireNonNull(byTrades, "byTrades");
  }

  void settle(String address, FuturesState state, long now) {
    Map<String, Stated> stated = new HashMap<>();
    Map<String, CoinFacts> coins = new HashMap<>();
    for (StatedPosition position : state.positions()) {
      CoinFacts coin = market.of(position.coin());
      stated.put(coin.holding(), new Stated(position.size(), position.entryPrice(), state.time()));
      coins.put(coin.holding(), coin);
    }
    settle(address, stated, coins, state.time(), now, false, state.dex());
  }

  void settle(String address, AccountState.StatedSpot spot, long now) {
    Map<String, Stated> stated = new HashMap<>();
    Map<String, CoinFacts> coins = new HashMap<>();
    for (Balance balance : spot.state().balances()) {
      Optional<CoinFacts> coin = market.ofToken(balance.token());
      coin.ifPresent(known -> {
        stated.put(known.holding(), new Stated(balance.total(), Optional.empty(), spot.at()));
        coins.put(known.holding(), known);
      });
    }
    settle(address, stated, coins, spot.at(), now, true, "");
  }

  private void settle(
      String address,
      Map<String, Stated> stated,
      Map<String, CoinFacts> coins,
      long at,
      long now,
      boolean spot,
      String dex) {
    Map<String, Holding> all = holdings.of(address);
    TreeSet<String> names = new TreeSet<>(stated.keySet());
    all.forEach((name, holding) -> {
      if (covers(name, holding, spot, dex)) {
        names.add(name);
      }
    });
    for (String name : names) {
      Holding held = all.get(name);
      CoinFacts coin = coins.containsKey(name) ? coins.get(name) : market.of(held.coin());
      Holding holding = held == null ? Holding.unknown(coin.told()) : held;
      settle(address, coin, holding, stated.getOrDefault(name, Stated.flat(at)), now);
    }
    if (spot || dex.isEmpty()) {
      Watch watch = watches.get(address);
      Watch after = watch.stated(spot, at);
      if (!after.equals(watch)) {
        watches.put(address, after);
      }
    }
  }

  /** A statement says of what it does not name, but could, that nothing is held. */
  private boolean covers(String name, Holding holding, boolean spot, String dex) {
    if (market.of(holding.coin()).type() == AssetType.SPOT) {
      return spot && name.startsWith(Market.SPOT_HOLDING);
    }
    return !spot && (dex.isEmpty() ? name.indexOf(':') < 0 : name.startsWith(dex + ":"));
  }

  private void settle(String address, CoinFacts coin, Holding holding, Stated stated, long now) {
    boolean unsure = coin.sizes().spot() && isBusy(holding, stated.at());
    if (unsure) {
      return;
    }
    if (watches.get(address).view() == View.USER_CHANNELS && !onlyPublicWaits(holding)) {
      byFills.settle(address, coin, holding, stated, now);
    } else if (market.lostTo(coin.coin()) <= stated.at()) {
      byTrades.settle(address, coin, holding, stated, now);
    }
  }

  /** Whether it waits for a statement since before the address moved to its own channels. */
  private static boolean onlyPublicWaits(Holding holding) {
    return !holding.waiting().isEmpty() && holding.waiting().stream().allMatch(WhaleFill::isPublic);
  }

  private static boolean isBusy(Holding holding, long at) {
    return !holding.recent().hasAllAfter(at - SPOT_UNSURE_MS)
        || holding.recent().anyBetween(at - SPOT_UNSURE_MS, at + SPOT_UNSURE_MS)
        || holding.waiting().stream()
            .anyMatch(fill -> Math.abs(fill.time() - at) <= SPOT_UNSURE_MS);
  }
}
