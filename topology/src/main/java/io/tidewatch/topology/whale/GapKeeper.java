package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Backfilled;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.BlockOrder;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;

/**
 * Asks for fills that are missing. If they cannot be had, it takes the word of those that wait for
 * what was before them. Not thread-safe.
 */
final class GapKeeper {
  /** Waits that end together may be many; the rest is looked at a second later. */
  private static final int LOOKED_AT_ONCE = 500;

  private final Holdings holdings;
  private final PositionKeeper positions;
  private final WhaleSettings settings;
  private final Market market;
  private final DetectorCounters counters;
  private final PositionListener listener;

  GapKeeper(
      Holdings holdings,
      PositionKeeper positions,
      WhaleSettings settings,
      Market market,
      DetectorCounters counters,
      PositionListener listener) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.positions = requireNonNull(positions, "positions");
    this.settings = requireNonNull(settings, "settings");
    this.market = requireNonNull(market, "market");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Asks again for what is missing, or gives up, where it is time. */
  void scan(long gridMs) {
    for (KeyValue<String, Holding> entry : holdings.lacking(gridMs, LOOKED_AT_ONCE)) {
      Holding holding = entry.value;
      Gap gap = holding.gap().orElseThrow();
      if (gap.attempts() > 0 && gridMs - gap.askedAt() < settings.backfillPatience().toMillis()) {
        holdings.index(entry.key, holding);
      } else if (gap.attempts() < settings.backfillAttempts()) {
        ask(entry.key, holding, gap.asked(gridMs));
      } else if (!holding.waiting().isEmpty()) {
        giveUp(Holdings.address(entry.key), holding, gridMs);
      }
    }
  }

  private void ask(String key, Holding holding, Gap gap) {
    counters.add(Counter.BACKFILLS);
    holdings.put(key, holding.with(Optional.of(gap)));
    long to = holding.waiting().isEmpty() ? gap.since() : holding.waiting().getLast().time();
    listener.missing(
        Holdings.address(key),
        Math.min(holding.asOf(), to),
        to,
        gap.attempts(),
        "the position of " + holding.coin() + " does not follow from the fills before it");
  }

  /** Nothing more of a span is to be had; if that is not all, nothing of before it either. */
  void backfilled(Backfilled ended, long now) {
    String address = ended.user();
    for (Map.Entry<String, Holding> entry : holdings.of(address).entrySet()) {
      Holding holding = entry.getValue();
      if (holding.gap().isEmpty() || ended.complete() && ended.from() > holding.asOf()) {
        continue;
      }
      if (holding.waiting().isEmpty()) {
        holdings.put(
            address, entry.getKey(), holding.with(Optional.of(holding.gap().get().withAnswer())));
      } else if (ended.to() >= holding.waiting().getFirst().time()) {
        giveUp(address, holding, now);
      }
    }
  }

  /** Takes the word of the fills that wait for what was before them. */
  private void giveUp(String address, Holding stuck, long now) {
    Holding holding = stuck;
    while (true) {
      WhaleFill first =
          holding.waiting().stream().filter(fill -> !fill.isPublic()).findFirst().orElse(null);
      if (first == null) {
        return;
      }
      CoinFacts coin = market.of(first.coin());
      BigDecimal told = BlockOrder.startOf(holding.waiting(), coin.sizes());
      BigDecimal tidy = coin.sizes().tidy(told);
      BigDecimal start = coin.sizes().near(tidy, told) ? tidy : told;
      Holding set = holding.at(start, Optional.empty(), Math.min(holding.asOf(), first.time()));
      positions.resynced(
          address, set.with(Optional.empty()), start.subtract(holding.size()), first.time());
      int waiting = set.waiting().size();
      holding = positions.drain(address, coin, set.with(Optional.empty()), true, now);
      if (holding.waiting().size() == waiting) {
        return;
      }
    }
  }
}
