package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Public trades: which are wanted, and whether they can be relied on. Control thread only. */
final class TradeDesk {
  private final HyperliquidParts parts;
  private final DeskWork work;
  private final Pool pool;
  private final Markets markets;
  private final TradeContinuity continuity;
  private final Optional<EarlierRun> earlier;
  private Set<String> coins = Set.of();
  private boolean needed;
  private boolean known;
  private boolean ready;
  private boolean missedBefore;
  private long neededSince;
  private long had;

  TradeDesk(
      HyperliquidParts parts,
      DeskWork work,
      Pool pool,
      Markets markets,
      TradeContinuity continuity,
      Optional<EarlierRun> earlier) {
    this.parts = requireNonNull(parts, "parts");
    this.work = requireNonNull(work, "work");
    this.pool = requireNonNull(pool, "pool");
    this.markets = requireNonNull(markets, "markets");
    this.continuity = requireNonNull(continuity, "continuity");
    this.earlier = requireNonNull(earlier, "earlier");
    this.had = earlier.map(EarlierRun::tradesTo).orElseGet(() -> parts.clock().millis());
  }

  /**
   * What is to be subscribed.
   *
   * @param somebodySeenByThem whether somebody is told to be seen by them, who may still do without
   */
  List<Subscription> wanted(boolean somebodyNeedsThem, boolean somebodySeenByThem) {
    boolean knew = known;
    Optional<List<String>> listed = somebodyNeedsThem ? markets.coins() : Optional.of(List.of());
    known = somebodyNeedsThem && listed.isPresent();
    ready &= somebodyNeedsThem;
    // Who needs them later asks for the state then.
    missedBefore &= somebodyNeedsThem || somebodySeenByThem;
    if (somebodyNeedsThem && !needed) {
      neededSince = parts.clock().millis();
      continuity.beginAnew();
    }
    needed = somebodyNeedsThem;
    Set<String> now = listed.map(Set::copyOf).orElse(coins);
    if (needed) {
      missing(coins.stream().filter(coin -> !now.contains(coin)));
    }
    if (needed && knew) {
      now.stream().filter(coin -> !coins.contains(coin)).forEach(this::missingUpToNow);
    }
    coins = now;
    return listed.orElse(List.copyOf(coins)).stream().map(Subscription::trades).toList();
  }

  private void missing(Stream<String> without) {
    without.forEach(coin -> continuity.missing(coin, parts.clock().millis()));
  }

  // It may have been traded before a list had it, or while it was left out. Few repeated trades are
  // no proof that these are all: nothing in a frame says how many the venue had to repeat.
  private void missingUpToNow(String coin) {
    long since = Math.max(neededSince, markets.lastWithout(coin).orElse(neededSince));
    continuity.missing(coin, since);
  }

  /** This run begins with somebody seen by them, and an earlier one may have missed some. */
  void missedBefore() {
    missedBefore = earlier.isPresent();
    if (missedBefore) {
      tellMissed();
    }
  }

  /**
   * Answers true at the moment in which they all come, after an earlier run that missed some. What
   * was missed is told once more then: up to this moment the first coins came without the last.
   */
  boolean settled() {
    missing(pool.surplus().stream().map(Subscription::target));
    if (ready || !known || !pool.carriesTrades()) {
      return false;
    }
    ready = true;
    boolean missed = missedBefore;
    missedBefore = false;
    if (missed) {
      tellMissed();
    }
    return missed;
  }

  private void tellMissed() {
    parts.counters().lostTrades.increment();
    work.write(
        HyperliquidRecords.LOST_TRADES,
        OwnRecords.ALL_COINS,
        OwnRecords.lostTrades(
            OwnRecords.ALL_COINS, earlier.get().tradesTo(), parts.clock().millis()));
  }

  /** Whether all of them have come once since somebody needs them. */
  boolean isReady() {
    return ready;
  }

  /**
   * Up to when all trades are written that somebody needs, epoch milliseconds.
   *
   * @param onTheWay a trade is on the wire for so long
   */
  long completeTo(long onTheWay) {
    if (ready && pool.carriesTrades()) {
      had = Math.max(had, pool.tradesHeardMs() - onTheWay);
    } else if (!known && !missedBefore) {
      had = parts.clock().millis();
    }
    return had;
  }

  int coins() {
    return coins.size();
  }
}
