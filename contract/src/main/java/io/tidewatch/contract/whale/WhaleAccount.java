package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the venue said last of a watched address as a whole.
 *
 * @param accountValue USD, of the futures account of the first dex; absent until it was told
 * @param positions futures positions as the venue stated them
 * @param spotBalances tokens as the venue stated them
 * @param spotTotalUsd value of those tokens whose price is known
 * @param at time of the newest statement, epoch milliseconds
 */
public record WhaleAccount(
    String address,
    Optional<String> label,
    View view,
    Optional<BigDecimal> accountValue,
    List<StatedPosition> positions,
    List<SpotBalance> spotBalances,
    Optional<BigDecimal> spotTotalUsd,
    long at) {
  public WhaleAccount {
    requireNonNull(address, "address");
    label = label == null ? Optional.empty() : label;
    requireNonNull(view, "view");
    accountValue = accountValue == null ? Optional.empty() : accountValue;
    positions = positions == null ? List.of() : List.copyOf(positions);
    spotBalances = spotBalances == null ? List.of() : List.copyOf(spotBalances);
    spotTotalUsd = spotTotalUsd == null ? Optional.empty() : spotTotalUsd;
  }

  /** The key on the topic. */
  public String key() {
    return address;
  }

  /**
   * A futures position.
   *
   * @param size signed: negative is short
   * @param value notional, USD
   */
  public record StatedPosition(
      String coin,
      BigDecimal size,
      Optional<BigDecimal> entryPrice,
      Optional<BigDecimal> value,
      Optional<BigDecimal> unrealizedPnl,
      Optional<BigDecimal> liquidationPrice,
      Optional<BigDecimal> leverage) {
    public StatedPosition {
      requireNonNull(coin, "coin");
      requireNonNull(size, "size");
      entryPrice = entryPrice == null ? Optional.empty() : entryPrice;
      value = value == null ? Optional.empty() : value;
      unrealizedPnl = unrealizedPnl == null ? Optional.empty() : unrealizedPnl;
      liquidationPrice = liquidationPrice == null ? Optional.empty() : liquidationPrice;
      leverage = leverage == null ? Optional.empty() : leverage;
    }
  }

  /**
   * A token.
   *
   * @param token name of the token, which is not the name of a pair
   * @param usd value, if its price is known
   */
  public record SpotBalance(
      String token, BigDecimal total, BigDecimal hold, Optional<BigDecimal> usd) {
    public SpotBalance {
      requireNonNull(token, "token");
      requireNonNull(total, "total");
      requireNonNull(hold, "hold");
      usd = usd == null ? Optional.empty() : usd;
    }
  }
}
