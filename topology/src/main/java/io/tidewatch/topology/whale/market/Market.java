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
import io.tidewatch.topology.whale.position.Sizes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final String USDC = "USDC";

  /** Worth one dollar each. */
  private static final Set<String> DOLLARS = Set.of(USDC, "USDT0", "USDH", "USDT");

  private static final String UNKNOWN_QUOTE = "?";

  private final KeyValueStore<String, HyperliquidEvent> store;
  private final Map<String, Contract> contracts = new HashMap<>();
  private final Map<String, SpotPair> pairs = new HashMap<>();
  private final Map<String, SpotPair> pairOfToken = new HashMap<>();
  private final Map<String, BigDecimal> mids = new HashMap<>();
  private final Map<String, Long> lostTo = new HashMap<>();
  private final Map<String, CoinFacts> facts = new HashMap<>();

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
    lostTo.clear();
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
    switch (event) {
      case Contracts said -> store.put(CONTRACTS, said);
      case SpotPairs said -> store.put(PAIRS, said);
      case Mids said -> store.put(MIDS, said);
      case LostTrades lost -> store.put(LOST + lost.coin().orElse(ANY), lost);
      default -> throw new IllegalArgumentException("expected facts of the market, was " + event);
    }
    learn(event);
  }

  private void learn(HyperliquidEvent event) {
    switch (event) {
      case Contracts(var said) -> {
        said.forEach(contract -> contracts.put(contract.coin(), contract));
        facts.clear();
      }
      case SpotPairs(var said) -> {
        said.forEach(pair -> pairs.put(pair.coin(), pair));
        said.forEach(pair -> pairOfToken.merge(pair.base(), pair, Market::better));
        facts.clear();
      }
      case Mids(var said) -> mids.putAll(said);
      case LostTrades lost -> lostTo.merge(lost.coin().orElse(ANY), lost.to(), Math::max);
      default -> throw new IllegalStateException("expected facts of the market, was " + event);
    }
  }

  /** A token is told of by its pair with USDC, of two by the one whose name comes first. */
  private static SpotPair better(SpotPair one, SpotPair other) {
    if (one.quote().equals(USDC) != other.quote().equals(USDC)) {
      return one.quote().equals(USDC) ? one : other;
    }
    return one.coin().compareTo(other.coin()) <= 0 ? one : other;
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
    if (coin.startsWith("@") || coin.startsWith("#") || coin.startsWith("+")) {
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

  private static CoinFacts spot(String coin, String base, String quote) {
    return new CoinFacts(
        coin, coin, base, quote, AssetType.SPOT, new Sizes(Optional.empty(), true), coin, coin);
  }

  /** The coin that a token is told of; empty if no pair is known. */
  public Optional<CoinFacts> ofToken(String token) {
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
    return Math.max(lostTo.getOrDefault(coin, 0L), lostTo.getOrDefault(ANY, 0L));
  }
}
