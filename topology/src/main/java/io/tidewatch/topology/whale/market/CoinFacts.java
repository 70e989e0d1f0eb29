package io.tidewatch.topology.whale.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.topology.whale.position.Sizes;

/**
 * What a coin of the venue is.
 *
 * @param coin as fills name it
 * @param symbol for people
 * @param holding name of what is held: pairs with the same base token hold the same
 * @param told coin that the holding is told of
 */
public record CoinFacts(
    String coin,
    String symbol,
    String base,
    String quote,
    AssetType type,
    Sizes sizes,
    String holding,
    String told) {
  public CoinFacts {
    requireNonNull(coin, "coin");
    requireNonNull(symbol, "symbol");
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(type, "type");
    requireNonNull(sizes, "sizes");
    requireNonNull(holding, "holding");
    requireNonNull(told, "told");
  }

  /** Whether a pair of tokens is one that the venue has listed: fills name it by a number. */
  public boolean isBaseKnown() {
    return type == AssetType.FUTURES || !base.equals(coin);
  }

  /** Whether it is held as a token, of which the venue states balances by name. */
  public boolean isToken() {
    return holding.startsWith(Market.SPOT_HOLDING);
  }

  /** Whether the statement of an address that names no dex has it. */
  public boolean isOfFirstDex() {
    return type == AssetType.FUTURES && coin.indexOf(':') < 0;
  }
}
