package io.tidewatch.contract.futures;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A list of symbols in an order, made anew each three minutes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ranking.Coins.class, name = "coins"),
  @JsonSubTypes.Type(value = Ranking.OpenInterest.class, name = "open-interest")
})
public sealed interface Ranking {
  /** The key on the topic. */
  String key();

  /** Event time that it was made for, a whole multiple of the interval, epoch milliseconds. */
  long asOf();

  /** Symbols that were compared. */
  int compared();

  /** Coins that move and are traded more than others. */
  record Coins(long asOf, int compared, List<Coin> coins) implements Ranking {
    public static final String KEY = "coins";

    public Coins {
      coins = List.copyOf(coins);
    }

    @Override
    public String key() {
      return KEY;
    }
  }

  /**
   * A ranked coin.
   *
   * @param rank from 1
   * @param score 0 to 100
   * @param contributions points of each part of the score, by its name
   * @param startTime since when it has been in the ranking, epoch milliseconds
   * @param startPrice last price then
   * @param maxPrice highest last price since then
   * @param increasePercent current price over the start price, less 1, in per cent
   * @param volume24h quote volume of 24 hours
   * @param priceChange24h in per cent
   */
  record Coin(
      int rank,
      String symbol,
      BigDecimal score,
      Map<String, BigDecimal> contributions,
      long startTime,
      BigDecimal startPrice,
      BigDecimal currentPrice,
      BigDecimal maxPrice,
      BigDecimal increasePercent,
      BigDecimal volume24h,
      BigDecimal priceChange24h) {
    public Coin {
      requireNonNull(symbol, "symbol");
      contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
    }
  }

  /**
   * Contracts whose open interest changed most.
   *
   * @param lagMs over which the changes are measured
   */
  record OpenInterest(long asOf, int compared, long lagMs, List<Contract> contracts)
      implements Ranking {
    public static final String KEY = "open-interest";

    public OpenInterest {
      contracts = List.copyOf(contracts);
    }

    @Override
    public String key() {
      return KEY;
    }
  }

  /**
   * A ranked contract.
   *
   * @param rank from 1
   * @param currentOi open interest in contracts (of the base asset)
   * @param currentOiValue the same in the quote asset
   * @param oiDelta change in contracts over the lag
   * @param oiDeltaPercent the same in per cent
   * @param oiDeltaValue the change at the current price, in the quote asset
   * @param priceDeltaPercent change of price over the lag, in per cent
   * @param netLong share of top traders' positions that are long, 0 to 1, where it is known
   * @param netShort share that is short
   * @param globalLong share of all accounts that are net long, 0 to 1, where it is known
   * @param volume24h quote volume of 24 hours
   * @param quadrant what the change of price and of open interest say together
   * @param confirmed whether taker volume agrees with the quadrant, where it is known
   * @param oiAt when the venue measured the open interest, epoch milliseconds
   * @param stale whether that is longer ago than two polls
   */
  record Contract(
      int rank,
      String symbol,
      BigDecimal currentOi,
      BigDecimal currentOiValue,
      BigDecimal oiDelta,
      BigDecimal oiDeltaPercent,
      BigDecimal oiDeltaValue,
      BigDecimal priceDeltaPercent,
      Optional<BigDecimal> netLong,
      Optional<BigDecimal> netShort,
      Optional<BigDecimal> globalLong,
      BigDecimal volume24h,
      Quadrant quadrant,
      Optional<Boolean> confirmed,
      long oiAt,
      boolean stale) {
    public Contract {
      requireNonNull(symbol, "symbol");
      netLong = netLong == null ? Optional.empty() : netLong;
      netShort = netShort == null ? Optional.empty() : netShort;
      globalLong = globalLong == null ? Optional.empty() : globalLong;
      requireNonNull(quadrant, "quadrant");
      confirmed = confirmed == null ? Optional.empty() : confirmed;
    }
  }

  /** Price and open interest together: a convention, not a forecast. */
  enum Quadrant {
    /** Both up. */
    NEW_LONGS,
    /** Price down, open interest up. */
    NEW_SHORTS,
    /** Price up, open interest down. */
    SHORT_COVERING,
    /** Both down. */
    LONG_UNWIND,
    /** Open interest up at an unchanged price. */
    BUILD_UP,
    /** Neither changed by more than it always does. */
    NEUTRAL
  }
}
