package io.tidewatch.topology.whale.market;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPair;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.whale.position.Sizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the coins of the venue are, as far as it told. Not thread-safe. */
final class Coins {
  private static final String USDC = "USDC";

  private static final String UNKNOWN_QUOTE = "?";

  /** What the names of outcomes begin with where they are traded. */
  private static final String OUTCOME = "#";

  /** What the names of outcomes begin with where they are held. */
  private static final String OUTCOME_TOKEN = "+";

  private final Map<String, Contract> contracts = new HashMap<>();
  private final Map<String, SpotPair> pairs = new HashMap<>();
  private final Map<String, SpotPair> pairOfToken = new HashMap<>();
  private final Map<String, CoinFacts> facts = new HashMap<>();

  void clear() {
    contracts.clear();
    pairs.clear();
    pairOfToken.clear();
    facts.clear();
  }

  void learn(Contracts said) {
    said.contracts().forEach(contract -> contracts.put(contract.coin(), contract));
    facts.clear();
  }

  void learn(SpotPairs said) {
    said.pairs().forEach(pair -> pairs.put(pair.coin(), pair));
    pairOfToken.clear();
    pairs.values().forEach(pair -> pairOfToken.merge(pair.base(), pair, Coins::better));
    facts.clear();
  }

  /** All that it ever heard of, also what was left out of the newest answer. */
  Contracts contracts() {
    return new Contracts(List.copyOf(new TreeMap<>(contracts).values()));
  }

  /** The same of spot pairs. */
  SpotPairs pairs() {
    return new SpotPairs(List.copyOf(new TreeMap<>(pairs).values()));
  }

  /** How many tokens have a pair. */
  int tokens() {
    return pairOfToken.size();
  }

  /** A token is told of by its pair with USDC, of two by the one whose name comes first. */
  private static SpotPair better(SpotPair one, SpotPair other) {
    if (one.quote().equals(USDC) != other.quote().equals(USDC)) {
      return one.quote().equals(USDC) ? one : other;
    }
    return one.coin().compareTo(other.coin()) <= 0 ? one : other;
  }

  CoinFacts of(String coin) {
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
          Market.SPOT_HOLDING + pair.base(),
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
        Market.SPOT_HOLDING + token,
        coin);
  }

  private static CoinFacts spot(String coin, String base, String quote) {
    return new CoinFacts(
        coin, coin, base, quote, AssetType.SPOT, new Sizes(Optional.empty(), true), coin, coin);
  }

  /** The coin that a token is told of; empty if no pair is known. */
  Optional<CoinFacts> ofToken(String token) {
    if (token.startsWith(OUTCOME_TOKEN)) {
      return Optional.of(of(token));
    }
    return pairOf(token).map(pair -> of(pair.coin()));
  }

  /** The pair that a token is told of. */
  Optional<SpotPair> pairOf(String token) {
    return Optional.ofNullable(pairOfToken.get(token));
  }

  /** The contract of this name. */
  Optional<Contract> contract(String coin) {
    return Optional.ofNullable(contracts.get(coin));
  }
}
