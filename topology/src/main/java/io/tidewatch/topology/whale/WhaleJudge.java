package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OpenOrders;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdates;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watching;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.OrderKeeper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes what the feed says, in the order in which it says it. Not thread-safe. */
final class WhaleJudge {
  private final WhaleSettings settings;
  private final Watches watches;
  private final Market market;
  private final FillIntake intake;
  private final Holdings holdings;
  private final GapKeeper gaps;
  private final OrderKeeper orders;
  private final Statements statements;
  private final WhaleVoice voice;
  private final DetectorCounters counters;

  WhaleJudge(
      WhaleSettings settings,
      Watches watches,
      Market market,
      FillIntake intake,
      Holdings holdings,
      GapKeeper gaps,
      OrderKeeper orders,
      Statements statements,
      WhaleVoice voice,
      DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.intake = requireNonNull(intake, "intake");
    this.holdings = requireNonNull(holdings, "holdings");
    this.gaps = requireNonNull(gaps, "gaps");
    this.orders = requireNonNull(orders, "orders");
    this.statements = requireNonNull(statements, "statements");
    this.voice = requireNonNull(voice, "voice");
    this.counters = requireNonNull(counters, "counters");
  }

  void take(HyperliquidEvent event, Arrival arrival) {
    long now = arrival.receivedAt();
    switch (event) {
      case PublicTrades(List<PublicTrade> trades) -> intake.take(trades, arrival);
      case UserFills fills -> {
        if (isWatched(fills.user())) {
          intake.take(fills, arrival);
        }
      }
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
      case HyperliquidEvent.Backfilled ended -> {
        if (ended.last() && isWatched(ended.user())) {
          gaps.backfilled(ended, now);
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
