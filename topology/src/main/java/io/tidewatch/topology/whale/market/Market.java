package io.tidewatch.topology.whale.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.LostTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the venue says of its coins, and which public trades are missing. Not thread-safe. */
public final class Market implements MarketView {
  /** Holdings of spot tokens, as a token may have the name of a contract. */
  public static final String SPOT_HOLDING = "$";

  private static final String CONTRACTS = "contracts";
  private static final String PAIRS = "pairs";
  private static final String MIDS = "mids";
  private static final String LOST = "lost/";
  private static final String ANY = "*";
  private static final String HEARD = "heard";

  /** No coin has this name. */
  private static final String SILENT = "/silent";

  /** The feed writes something each second. */
  private static final long SILENCE_MS = 10_000;

  /** Fills that are older are refused. */
  private static final long LOST_KEPT_MS = Duration.ofHours(25).toMillis();

  /** Worth one dollar each. */
  private static final Set<String> DOLLARS = Set.of("USDC", "USDT0", "USDH", "USDT");

  private final KeyValueStore<String, HyperliquidEvent> store;
  private final Coins coins = new Coins();
  private final Map<String, BigDecimal> mids = new HashMap<>();
  private final LostSpans lost = new LostSpans();
  private long heardAt;

  public Market(KeyValueStore<String, HyperliquidEvent> store) {
    this.store = requireNonNull(store, "store");
  }

  /** Whether a token is worth one dollar. */
  public static boolean isDollar(String token) {
    return DOLLARS.contains(token);
  }

  private Market() {
    this.store = null;
  }

  /** What is stored, for others to read. */
  public static Market reading(ReadOnlyKeyValueStore<String, HyperliquidEvent> stored) {
    Market market = new Market();
    market.learn(stored);
    return market;
  }

  /** Learns again what is stored. */
  public void restore() {
    coins.clear();
    mids.clear();
    lost.clear();
    heardAt = 0;
    learn(store);
  }

  private void learn(ReadOnlyKeyValueStore<String, HyperliquidEvent> stored) {
    try (KeyValueIterator<String, HyperliquidEvent> all = stored.all()) {
      all.forEachRemaining(entry -> learn(entry.value));
    }
  }

  /** Takes note of what the venue, or the feed, says. */
  public void take(HyperliquidEvent event) {
    if (event instanceof LostTrades span) {
      lose(span);
      return;
    }
    learn(event);
    // What was left out of the newest answer stays known, also after a restart.
    switch (event) {
      case Contracts said -> store.put(CONTRACTS, coins.contracts());
      case SpotPairs said -> store.put(PAIRS, coins.pairs());
      case Mids said -> store.put(MIDS, new Mids(mids));
      default -> throw new IllegalArgumentException("expected facts of the market, was " + event);
    }
  }

  private void learn(HyperliquidEvent event) {
    switch (event) {
      case Contracts said -> coins.learn(said);
      case SpotPairs said -> coins.learn(said);
      case Mids(var said) -> mids.putAll(said);
      case LostTrades span -> lost.add(span.coin().orElse(ANY), span.from(), span.to());
      case Time time -> heardAt = time.at();
      default -> throw new IllegalArgumentException("expected facts of the market, was " + event);
    }
  }

  private void lose(LostTrades span) {
    learn(span);
    String coin = span.coin().orElse(ANY);
    long to = lost.endOf(coin, span.from());
    store.put(lostKey(coin, span.from()), new LostTrades(span.coin(), span.from(), to));
    forget(coin, to - LOST_KEPT_MS);
  }

  private void forget(String coin, long before) {
    for (Long from = lost.forgetOne(coin, before);
        from != null;
        from = lost.forgetOne(coin, before)) {
      store.delete(lostKey(coin, from));
    }
  }

  private static String lostKey(String coin, long from) {
    return LOST + coin + "/" + from;
  }

  /**
   * Takes note that the feed is there. Where it was silent public trades may be missing, whether or
   * not it says so later.
   *
   * @param timeMs clock, on a grid
   */
  public void hear(long timeMs) {
    if (heardAt > 0 && timeMs - heardAt > SILENCE_MS) {
      lose(new LostTrades(Optional.of(SILENT), heardAt, timeMs));
    }
    heardAt = timeMs;
    store.put(HEARD, Time.complete(timeMs));
  }

  /**
   * Takes note of spot pairs.
   *
   * @return whether a token has a pair for the first time: what was stated of it before has no name
   */
  public boolean list(SpotPairs said) {
    int before = coins.tokens();
    take(said);
    return coins.tokens() > before;
  }

  @Override
  public CoinFacts of(String coin) {
    return coins.of(coin);
  }

  /** The coin that a token is told of; empty if no pair is known. */
  public Optional<CoinFacts> ofToken(String token) {
    return coins.ofToken(token);
  }

  @Override
  public Optional<BigDecimal> usd(String token) {
    if (isDollar(token)) {
      return Optional.of(BigDecimal.ONE);
    }
    return coins
        .pairOf(token)
        .filter(pair -> isDollar(pair.quote()))
        .map(pair -> mids.get(pair.coin()));
  }

  @Override
  public Optional<BigDecimal> openInterest(String coin) {
    return coins
        .contract(coin)
        .flatMap(Contract::openInterest)
        .filter(interest -> interest.signum() > 0);
  }

  /** Up to when public trades of a coin may be missing; 0 if none are. */
  public long lostTo(String coin) {
    return Math.max(lost.lastTo(coin), lost.lastTo(ANY));
  }

  /** Whether public trades of a coin may be missing at a time. */
  public boolean mayLack(String coin, long time) {
    return lost.has(coin, time) || lost.has(ANY, time) || lost.has(SILENT, time);
  }
}
