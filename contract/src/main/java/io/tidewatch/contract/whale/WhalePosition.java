package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a watched address holds of one coin.
 *
 * @param coin as the venue writes it
 * @param symbol for people; the coin where it is unknown
 * @param size signed: negative is short; 0 is flat
 * @param entryPrice average price of what is held; absent if it is not known
 * @param sure false while fills are known to be missing
 * @param cause why this was written
 * @param correction of a {@code RESYNC}: what the venue says less what the fills had given
 * @param at time of the fill or of the venue's statement, epoch milliseconds
 */
public record WhalePosition(
    String address,
    String coin,
    String symbol,
    AssetType assetType,
    BigDecimal size,
    Optional<BigDecimal> entryPrice,
    boolean sure,
    Cause cause,
    Optional<BigDecimal> correction,
    long at) {
  public WhalePosition {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(symbol, "symbol");
    requireNonNull(assetType, "assetType");
    requireNonNull(size, "size");
    entryPrice = entryPrice == null ? Optional.empty() : entryPrice;
    requireNonNull(cause, "cause");
    correction = correction == null ? Optional.empty() : correction;
  }

  /** The key on the topic. */
  public String key() {
    return key(address, coin);
  }

  /** The key of a position; a tombstone on it says that nobody follows it any more. */
  public static String key(String address, String coin) {
    return address + "/" + coin;
  }

  /** Why a position was written. */
  public enum Cause {
    /** An order changed it. */
    ORDER,
    /** The venue said what was there when the address began to be followed. */
    SEED,
    /** Fills were missed and could not be had: it is what the venue says now. */
    RESYNC
  }
}
