package io.tidewatch.topology.whale.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.LostTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPair;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Time;
import io.tidewatch.topology.whale.position.Sizes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the venue says of its coins, and which public trades are missing. Not thread-safe. */
public final class Market {
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

  private static final String USDC = "USDC";

  /** Worth one dollar each. */
  private static final Set<String> DOLLARS = Set.of(USDC, "USDT0", "USDH", "USDT");

  private static final String UNKNOWN_QUOTE = "?";

  /** What the names of outcomes begin with where they are traded. */
  private static final String OUTCOME = "#";

  /** What the names of outcomes begin with where they are held. */
  private static final String OUTCOME_TOKEN = "+";

  private final KeyValueStore<String, HyperliquidEvent> store;
  private final Map<String, Contract> contracts = new HashMap<>();
  private final Map<String, SpotPair> pairs = new HashMap<>();
  private final Map<String, SpotPair> pairOfToken = new HashMap<>();
  private final Map<String, BigDecimal> mids = new HashMap<>();
  private final LostSpans lost = new LostSpans();
  private final Map<String, CoinFacts> facts = new HashMap<>();
  private long heardAt;

  public Market(KeyValueStore<String, HyperliquidEvent> store) {
    this.store = requireNonNull(store, "store");
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
    contracts.clear();
    pairs.clear();
    pairOfToken.clear();
    mids.clear();
    lost.clear();
    heardAt = 0;
    facts.clear();
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
      case Contracts said ->
          store.put(CONTRACTS, new Contracts(List.copyOf(new TreeMap<>(contracts).values())));
      case SpotPairs said ->
          store.put(PAIRS, new SpotPairs(List.copyOf(new TreeMap<>(pairs).values())));
      case Mids said -> store.put(MIDS, new Mids(mids));
      default -> throw new IllegalArgumentException("expected facts of the market, was " + event);
    }
  }

  private void learn(HyperliquidEvent event) {
    switch (event) {
      case Contracts(var said) -> {
        said.forEach(contract -> contracts.put(contract.coin(), contract));
        facts.clear();
      }
      case SpotPairs(var said) -> {
        said.forEach(pair -> pairs.put(pair.coin(), pair));
        pairOfToken.clear();
        pairs.values().forEach(pair -> pairOfToken.merge(pair.base(), pair, Market::better));
        facts.clear();
      }
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
    store.put(HEARD, new Time(timeMs));
  }

  /** A token is told of by its pair with USDC, of two by the one whose name comes first. */
  private static SpotPair better(SpotPair one, SpotPair other) {
    if (one.quote().equals(USDC) != other.quote().equals(USDC)) {
      return one.quote().equals(USDC) ? one : other;
    }
    return one.coin().compareTo(other.coin()) <= 0 ? one : other;
  }

  /**
   * Takes note of spot pairs.
   *
   * @return whether a token has a pair for the first time: what was stated of it before has no name
   */
  public boolean list(SpotPairs said) {
    int before = pairOfToken.size();
    take(said);
    return pairOfToken.size() > before;
  }

  /** What is known of a coin. */
  public CoinFacts of(String coin) {
    return facts.computeIfAbsent(coin, this::find);
  }

  private CoinFacts find(String coin) {
    SpotPair pair = pairs.get(coin);
    if (pair != null) {
      return new CoinFacts(
          coin,
          pair.base() + "/" + pair.quote(),
          pair.base(),
          pair.quote(),
          AssetType.SPOT,
          new Sizes(Optional.of(pair.sizeDecimals()), true),
          SPOT_HOLDING + pair.base(),
          pairOfToken.get(pair.base()).coin());
    }
    int slash = coin.indexOf('/');
    if (slash > 0) {
      return spot(coin, coin.substring(0, slash), coin.substring(slash + 1));
    }
    if (coin.startsWith(OUTCOME) || coin.startsWith(OUTCOME_TOKEN)) {
      return outcome(coin.substring(1));
    }
    if (coin.startsWith("@")) {
      return spot(coin, coin, UNKNOWN_QUOTE);
    }
    String base = coin.substring(coin.indexOf(':') + 1);
    Optional<Integer> decimals =
        Optional.ofNullable(contracts.get(coin)).map(Contract::sizeDecimals);
    return new CoinFacts(
        coin,
        base.equals(coin) ? coin + "/" + USDC : coin,
        base,
        USDC,
        AssetType.FUTURES,
        new Sizes(decimals, false),
        coin,
        coin);
  }

  /** Trades name it otherwise than balances do. */
  private static CoinFacts outcome(String number) {
    String coin = OUTCOME + number;
    String token = OUTCOME_TOKEN + number;
    return new CoinFacts(
        coin,
        coin,
        token,
        UNKNOWN_QUOTE,
        AssetType.SPOT,
        new Sizes(Optional.empty(), true),
        SPOT_HOLDING + token,
        coin);
  }

  private static CoinFacts spot(String coin, String base, String quote) {
    return new CoinFacts(
        coin, coin, base, quote, AssetType.SPOT, new Sizes(Optional.empty(), true), coin, coin);
  }

  /** The coin that a token is told of; empty if no pair is known. */
  public Optional<CoinFacts> ofToken(String token) {
    if (token.startsWith(OUTCOME_TOKEN)) {
      return Optional.of(of(token));
    }
    return Optional.ofNullable(pairOfToken.get(token)).map(pair -> of(pair.coin()));
  }

  /** Dollars for one unit of a token or quote asset, if its price is known. */
  public Optional<BigDecimal> usd(String token) {
    if (DOLLARS.contains(token)) {
      return Optional.of(BigDecimal.ONE);
    }
    return Optional.ofNullable(pairOfToken.get(token))
        .filter(pair -> DOLLARS.contains(pair.quote()))
        .map(pair -> mids.get(pair.coin()));
  }

  /** Open interest of a contract, in its base asset. */
  public Optional<BigDecimal> openInterest(String coin) {
    return Optional.ofNullable(contracts.get(coin))
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
