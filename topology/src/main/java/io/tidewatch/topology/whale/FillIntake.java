package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.OrderKeeper;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes fills by whichever channel they come, each once: channels repeat them, and those of both
 * views overlap while an address moves. Not thread-safe.
 */
final class FillIntake {
  /** After a move, channels of both views may tell of the same for so long. */
  private static final long OVERLAP_MS = 10_000;

  /** An address that moves to its own channels is fetched from so long before. */
  private static final long MOVED_FROM_MS = 150_000;

  private final WhaleSettings settings;
  private final Watches watches;
  private final Market market;
  private final SeenFills seen;
  private final Holdings holdings;
  private final PositionKeeper positions;
  private final OrderKeeper orders;
  private final FillMaker maker;
  private final WhaleVoice voice;
  private final DetectorCounters counters;

  FillIntake(
      WhaleSettings settings,
      Watches watches,
      Market market,
      SeenFills seen,
      Holdings holdings,
      PositionKeeper positions,
      OrderKeeper orders,
      WhaleVoice voice,
      DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.seen = requireNonNull(seen, "seen");
    this.holdings = requireNonNull(holdings, "holdings");
    this.positions = requireNonNull(positions, "positions");
    this.orders = requireNonNull(orders, "orders");
    this.maker = new FillMaker(market);
    this.voice = requireNonNull(voice, "voice");
    this.counters = requireNonNull(counters, "counters");
  }

  /** Takes what public trades say of those who have no channels of their own. */
  void take(List<PublicTrade> trades, Arrival arrival) {
    counters.add(Counter.TRADES, trades.size());
    Map<String, List<WhaleFill>> byAddress = null;
    for (PublicTrade trade : trades) {
      boolean buyer = watches.isPublic(trade.buyer());
      boolean seller = watches.isPublic(trade.seller());
      if (!buyer && !seller) {
        continue;
      }
      byAddress = byAddress == null ? new LinkedHashMap<>() : byAddress;
      if (buyer) {
        side(byAddress, trade.buyer(), trade, true, arrival);
      }
      if (seller) {
        side(byAddress, trade.seller(), trade, false, arrival);
      }
    }
    if (byAddress != null) {
      byAddress.forEach((address, fills) -> add(address, fills, arrival.receivedAt()));
    }
  }

  private void side(
      Map<String, List<WhaleFill>> byAddress,
      String address,
      PublicTrade trade,
      boolean buy,
      Arrival arrival) {
    Watch watch = watches.get(address);
    if (trade.time() < watch.movedAt() - OVERLAP_MS) {
      counters.add(Counter.LATE);
      return;
    }
    byAddress
        .computeIfAbsent(address, name -> new ArrayList<>())
        .add(maker.of(watch, trade, buy, arrival));
  }

  /** Takes fills of a watched address. */
  void take(UserFills said, Arrival arrival) {
    Watch watch = watches.get(said.user());
    Map<String, List<WhaleFill>> byHolding = new LinkedHashMap<>();
    int old = 0;
    long oldest = arrival.receivedAt() - settings.seenFor().toMillis();
    for (Fill fill : said.fills()) {
      counters.add(Counter.FILLS);
      WhaleFill made = maker.of(said.user(), watch, fill, arrival);
      if (said.snapshot()) {
        if (made.time() >= watch.since()) {
          continue;
        }
      } else if (made.time() < oldest) {
        old++;
        continue;
      }
      byHolding
          .computeIfAbsent(market.of(fill.coin()).holding(), name -> new ArrayList<>())
          .add(made);
    }
    for (List<WhaleFill> fills : byHolding.values()) {
      if (said.snapshot()) {
        positions.begin(said.user(), market.of(fills.getFirst().coin()), fills);
      } else {
        add(said.user(), fills, arrival.receivedAt());
      }
    }
    if (old > 0) {
      voice.tooOld(said.user(), old, arrival);
    }
  }

  /** Adds fills of one holding that were not added before. */
  private void add(String address, List<WhaleFill> fills, long now) {
    CoinFacts coin = market.of(fills.getFirst().coin());
    Holding holding = holdings.get(address, coin);
    List<WhaleFill> fresh = new ArrayList<>(fills.size());
    Set<Object> keys = new HashSet<>();
    Watch watch = watches.get(address);
    for (WhaleFill fill : fills) {
      boolean told = holding.has(fill) || wasPublic(watch, holding, fill);
      boolean isNew = keys.add(fill.key());
      // Also what public trades told of is remembered: it may come again when they are forgotten.
      isNew = isNew && (fill.isPublic() || seen.add(address, fill));
      if (isNew && !told) {
        fresh.add(fill);
      } else {
        counters.add(Counter.DUPLICATES);
        if (isNew && !fill.isPublic()) {
          orders.count(address, fill);
        }
      }
    }
    if (!fresh.isEmpty()) {
      positions.add(address, holding, fresh, now);
    }
  }

  /** Whether public trades surely told of a fill before the address moved to its own channels. */
  private boolean wasPublic(Watch watch, Holding holding, WhaleFill fill) {
    if (fill.isPublic()
        || watch.view() != View.USER_CHANNELS
        || fill.time() > watch.movedAt()
        || holding.waits(fill.key())) {
      return false;
    }
    boolean forgotten =
        fill.time() <= holding.recent().floor() || fill.time() < watch.movedAt() - MOVED_FROM_MS;
    return forgotten && !market.mayLack(fill.coin(), fill.time());
  }
}
