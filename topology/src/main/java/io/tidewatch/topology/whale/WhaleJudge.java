package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OpenOrders;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdates;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watching;
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

/** Takes what the feed says, in the order in which it says it. Not thread-safe. */
final class WhaleJudge {
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
  private final GapKeeper gaps;
  private final OrderKeeper orders;
  private final Statements statements;
  private final FillMaker maker;
  private final WhaleVoice voice;
  private final DetectorCounters counters;

  WhaleJudge(
      WhaleSettings settings,
      Watches watches,
      Market market,
      SeenFills seen,
      Holdings holdings,
      PositionKeeper positions,
      GapKeeper gaps,
      OrderKeeper orders,
      Statements statements,
      WhaleVoice voice,
      DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.seen = requireNonNull(seen, "seen");
    this.holdings = requireNonNull(holdings, "holdings");
    this.positions = requireNonNull(positions, "positions");
    this.gaps = requireNonNull(gaps, "gaps");
    this.orders = requireNonNull(orders, "orders");
    this.statements = requireNonNull(statements, "statements");
    this.maker = new FillMaker(market);
    this.voice = requireNonNull(voice, "voice");
    this.counters = requireNonNull(counters, "counters");
  }

  void take(HyperliquidEvent event, Arrival arrival) {
    long now = arrival.receivedAt();
    switch (event) {
      case PublicTrades(List<PublicTrade> trades) -> trade(trades, arrival);
      case UserFills fills -> fill(fills, arrival);
      case OrderUpdates(String user, var updates) -> {
        if (isWatched(user)) {
          updates.forEach(update -> orders.take(user, update, now));
        }
      }
      case OpenOrders open -> endMissing(open, now);
      case HyperliquidEvent.FuturesState state -> statements.take(state, now);
      case HyperliquidEvent.SpotState state -> statements.take(state, now);
      case HyperliquidEvent.Contracts said -> market.take(said);
      case HyperliquidEvent.SpotPairs said -> {
        if (market.list(said)) {
          watches.forgetStatedTokens();
        }
        holdings.rename(market, voice::forget);
      }
      case HyperliquidEvent.Mids said -> market.take(said);
      case HyperliquidEvent.LostTrades said -> market.take(said);
      case Watching watching -> watch(watching);
      case HyperliquidEvent.Backfilled(String user, long from, long to, boolean complete) -> {
        if (complete && isWatched(user)) {
          gaps.backfilled(user, from, to, now);
        }
      }
      case HyperliquidEvent.Time time -> {}
    }
  }

  private boolean isWatched(String user) {
    if (watches.get(user) != null) {
      return true;
    }
    counters.add(Counter.UNWATCHED);
    return false;
  }

  private void watch(Watching watching) {
    for (String gone : watches.take(watching)) {
      orders.forget(gone);
      holdings.forget(gone).forEach(holding -> voice.forget(gone, holding));
      statements.forget(gone);
      watches.remove(gone);
    }
  }

  private void trade(List<PublicTrade> trades, Arrival arrival) {
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

  private void fill(UserFills said, Arrival arrival) {
    if (!isWatched(said.user())) {
      return;
    }
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

  /** What the venue does not know as open is over, unless it is too new for the answer. */
  private void endMissing(OpenOrders open, long now) {
    if (!isWatched(open.user())) {
      return;
    }
    Set<Long> oids = new HashSet<>(open.oids());
    Set<Long> waiting = new HashSet<>();
    holdings
        .of(open.user())
        .values()
        .forEach(holding -> holding.waiting().forEach(fill -> fill.oid().ifPresent(waiting::add)));
    long settled = now - settings.stateSettles().toMillis();
    orders.endMissing(
        open.user(),
        order ->
            isOfFirstDex(order.coin())
                && order
                    .oid()
                    .filter(oid -> !oids.contains(oid) && !waiting.contains(oid))
                    .isPresent()
                && order.open().filter(part -> part.lastFillAt() > settled).isEmpty(),
        now);
  }

  /** The answer says nothing of orders of other dexes. */
  private static boolean isOfFirstDex(String coin) {
    return coin.indexOf(':') < 0;
  }
}
