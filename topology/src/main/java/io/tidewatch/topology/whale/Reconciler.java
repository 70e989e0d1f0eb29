package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
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

  private final PositionKeeper positions;
  private final Watches watches;
  private final Market market;
  private final WhaleSettings settings;
  private final PositionListener listener;

  Reconciler(
      PositionKeeper positions,
      Watches watches,
      Market market,
      WhaleSettings settings,
      PositionListener listener) {
    this.positions = requireNonNull(positions, "positions");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.settings = requireNonNull(settings, "settings");
    this.listener = requireNonNull(listener, "listener");
  }

  /** One word of the venue. */
  private record Stated(BigDecimal size, Optional<BigDecimal> entry) {
    private static final Stated FLAT = new Stated(BigDecimal.ZERO, Optional.empty());
  }

  void settle(String address, FuturesState state, long now) {
    Map<String, Stated> stated = new HashMap<>();
    Map<String, CoinFacts> coins = new HashMap<>();
    for (StatedPosition position : state.positions()) {
      CoinFacts coin = market.of(position.coin());
      stated.put(coin.holding(), new Stated(position.size(), position.entryPrice()));
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
        stated.put(known.holding(), new Stated(balance.total(), Optional.empty()));
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
    Map<String, Holding> holdings = positions.of(address);
    TreeSet<String> names = new TreeSet<>(stated.keySet());
    holdings.forEach((name, holding) -> {
      if (covers(name, holding, spot, dex)) {
        names.add(name);
      }
    });
    for (String name : names) {
      Holding held = holdings.get(name);
      CoinFacts coin = coins.containsKey(name) ? coins.get(name) : market.of(held.coin());
      Holding holding = held == null ? Holding.unknown(coin.told()) : held;
      settle(address, coin, holding, stated.getOrDefault(name, Stated.FLAT), at, now);
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

  private void settle(
      String address, CoinFacts coin, Holding holding, Stated stated, long at, long now) {
    boolean spot = coin.sizes().spot();
    boolean unsure = spot && isBusy(holding, at);
    if (watches.get(address).view() == View.USER_CHANNELS && !onlyPublicWaits(holding)) {
      if (!unsure) {
        settleNamed(address, coin, holding, stated, at, now);
      }
    } else if (unsure || market.lostTo(coin.coin()) > at) {
      return;
    } else if (!holding.known() || !positions.trusts(address, coin, holding)) {
      begin(address, coin, holding, stated, at, now);
    } else {
      compare(address, coin, holding, stated, at);
    }
  }

  /** Whether it waits for a statement since before the address moved to its own channels. */
  private static boolean onlyPublicWaits(Holding holding) {
    return !holding.waiting().isEmpty() && holding.waiting().stream().allMatch(WhaleFill::isPublic);
  }

  private static boolean isBusy(Holding holding, long at) {
    return holding.recent().anyBetween(at - SPOT_UNSURE_MS, at + SPOT_UNSURE_MS)
        || holding.waiting().stream()
            .anyMatch(fill -> Math.abs(fill.time() - at) <= SPOT_UNSURE_MS);
  }

  /** Sets a position that is not known, or not known any more, back to before what waits. */
  private void begin(
      String address, CoinFacts coin, Holding holding, Stated stated, long at, long now) {
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
    positions.put(address, coin.holding(), after.statedTo(at));
  }

  private void compare(String address, CoinFacts coin, Holding holding, Stated stated, long at) {
    if (holding.recent().floor() > at || holding.statedTo() > at) {
      return;
    }
    BigDecimal ours = holding.size().subtract(holding.recent().after(at));
    BigDecimal difference = coin.sizes().tidy(stated.size()).subtract(ours);
    if (coin.sizes().near(ours, stated.size())) {
      learnEntry(address, coin, holding, stated, at);
      return;
    }
    Holding set = holding.at(holding.size().add(difference), entry(holding, stated, at), at);
    positions.put(address, coin.holding(), set.statedTo(at));
    if (!coin.sizes().canBeFees(ours, stated.size())) {
      positions.resynced(address, set, difference, at);
    }
  }

  private static Optional<BigDecimal> entry(Holding holding, Stated stated, long at) {
    return holding.asOf() <= at ? stated.entry() : Optional.empty();
  }

  private void learnEntry(String address, CoinFacts coin, Holding holding, Stated stated, long at) {
    if (holding.entry().isEmpty() && stated.entry().isPresent() && holding.asOf() <= at) {
      positions.put(address, coin.holding(), holding.withEntry(stated.entry()));
    }
  }

  /** Fills name their positions: a statement only shows that some did not come. */
  private void settleNamed(
      String address, CoinFacts coin, Holding holding, Stated stated, long at, long now) {
    if (!holding.waiting().isEmpty() || holding.statedTo() > at) {
      return;
    }
    if (!holding.known()) {
      Holding set = holding.at(coin.sizes().tidy(stated.size()), stated.entry(), at).statedTo(at);
      positions.put(address, coin.holding(), set);
      listener.set(address, set, Cause.SEED, Optional.empty(), at);
      return;
    }
    BigDecimal ours = holding.size().subtract(holding.recent().after(at));
    if (coin.sizes().near(ours, stated.size())) {
      if (holding.gap().isPresent()) {
        positions.put(address, coin.holding(), holding.with(Optional.empty()));
      } else {
        learnEntry(address, coin, holding, stated, at);
      }
      return;
    }
    Optional<Gap> gap = holding.gap();
    boolean hopeless =
        gap.filter(asked -> asked.answered() || asked.attempts() >= settings.backfillAttempts())
            .isPresent();
    if (gap.isEmpty()) {
      positions.put(address, coin.holding(), holding.with(Optional.of(Gap.noticed(now))));
    } else if (hopeless && gap.get().since() <= at) {
      BigDecimal difference = coin.sizes().tidy(stated.size()).subtract(ours);
      Holding set =
          holding
              .at(holding.size().add(difference), entry(holding, stated, at), at)
              .statedTo(at)
              .with(Optional.empty());
      positions.put(address, coin.holding(), set);
      positions.resynced(address, set, difference, at);
    }
  }
}
