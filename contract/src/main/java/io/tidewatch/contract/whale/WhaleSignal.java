package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Evidence.OffsetRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a watched address just did to a position: the trading signal.
 *
 * @param id pure function of the order's id and the direction
 * @param orderId id of the {@link WhaleOrder} that did it
 * @param label the user's name for the address
 * @param coin as the venue writes it
 * @param symbol for people; the coin where it is unknown
 * @param direction OPEN or CLOSE, as the original signal has it
 * @param change OPEN, ADD, REDUCE or CLOSE
 * @param side of the position that is opened or closed, not of the trade
 * @param flip whether the same order closed one side and opened the other
 * @param positionSize class of the notional
 * @param size base asset
 * @param price average, weighted by size, of the fills that did this
 * @param notional in the quote asset
 * @param notionalUsd the same in USD; absent if the quote asset has no known rate
 * @param openInterestShare size as a share of the coin's open interest, 0 to 1 or more
 * @param closeRate closed size as a share of the position before, 0 to 1; absent for an OPEN
 * @param positionBefore signed size
 * @param positionAfter signed size
 * @param realizedPnl of what was closed, before fees, quote asset; absent if the entry is unknown
 * @param oid order id of the venue; absent where only public trades are seen
 * @param status last status that the venue told, any text
 * @param timestamp time of the last fill, epoch milliseconds
 * @param records where the raw records stand that it was computed from
 */
public record WhaleSignal(
    String id,
    String orderId,
    String address,
    Optional<String> label,
    AssetType assetType,
    String coin,
    String symbol,
    String base,
    String quote,
    PositionChange.Direction direction,
    PositionChange change,
    PositionSide side,
    boolean flip,
    SizeClass positionSize,
    BigDecimal size,
    BigDecimal price,
    BigDecimal notional,
    Optional<BigDecimal> notionalUsd,
    Optional<BigDecimal> openInterestShare,
    Optional<BigDecimal> closeRate,
    BigDecimal positionBefore,
    BigDecimal positionAfter,
    Optional<BigDecimal> realizedPnl,
    Optional<BigDecimal> makerShare,
    int fills,
    boolean liquidation,
    Optional<Long> oid,
    Optional<Long> twapId,
    int part,
    Optional<String> status,
    Flush flush,
    View view,
    long firstFillAt,
    long timestamp,
    List<OffsetRange> records) {
  public WhaleSignal {
    requireNonNull(id, "id");
    requireNonNull(orderId, "orderId");
    requireNonNull(address, "address");
    label = label == null ? Optional.empty() : label;
    requireNonNull(assetType, "assetType");
    requireNonNull(coin, "coin");
    requireNonNull(symbol, "symbol");
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(direction, "direction");
    requireNonNull(change, "change");
    requireNonNull(side, "side");
    requireNonNull(positionSize, "positionSize");
    requireNonNull(size, "size");
    requireNonNull(price, "price");
    requireNonNull(notional, "notional");
    notionalUsd = notionalUsd == null ? Optional.empty() : notionalUsd;
    openInterestShare = openInterestShare == null ? Optional.empty() : openInterestShare;
    closeRate = closeRate == null ? Optional.empty() : closeRate;
    requireNonNull(positionBefore, "positionBefore");
    requireNonNull(positionAfter, "positionAfter");
    realizedPnl = realizedPnl == null ? Optional.empty() : realizedPnl;
    makerShare = makerShare == null ? Optional.empty() : makerShare;
    oid = oid == null ? Optional.empty() : oid;
    twapId = twapId == null ? Optional.empty() : twapId;
    status = status == null ? Optional.empty() : status;
    requireNonNull(flush, "flush");
    requireNonNull(view, "view");
    records = List.copyOf(records);
  }
}
