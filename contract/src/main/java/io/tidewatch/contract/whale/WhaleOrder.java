package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Fills of one order of a watched address, or trades of one side that belong together where no
 * order is known.
 *
 * @param id pure function of address, coin and order, so that the same bytes give the same id
 * @param coin as the venue writes it, for example {@code BTC}, {@code @107}, {@code xyz:SP500}
 * @param symbol for people, for example {@code BTC/USDC}; the coin where it is unknown
 * @param base base asset
 * @param quote quote asset
 * @param buy whether the address bought
 * @param oid order id of the venue; absent where only public trades are seen
 * @param twapId of the TWAP order that this is a part of
 * @param part from 1: fills that come after an order was sent make another part
 * @param size sum of the fills, base asset
 * @param averagePrice weighted by size
 * @param notional sum of price times size, quote asset
 * @param makerShare share of the size that was filled as maker, 0 to 1; absent if it is not known
 * @param fee sum of fees as the venue states them, in {@code feeToken}
 * @param closedPnl as the venue states it, before fees; absent where it does not
 * @param liquidation whether this address was liquidated by it
 * @param status last status that the venue told, any text
 * @param flush what ended it; absent while it is being aggregated
 * @param firstFillAt time of the first fill, epoch milliseconds
 * @param lastFillAt time of the last one
 */
public record WhaleOrder(
    String id,
    String address,
    String coin,
    String symbol,
    String base,
    String quote,
    AssetType assetType,
    boolean buy,
    Optional<Long> oid,
    Optional<Long> twapId,
    int part,
    BigDecimal size,
    BigDecimal averagePrice,
    BigDecimal notional,
    int fills,
    Optional<BigDecimal> makerShare,
    Optional<BigDecimal> fee,
    Optional<String> feeToken,
    Optional<BigDecimal> closedPnl,
    boolean liquidation,
    Optional<String> status,
    Optional<Flush> flush,
    View view,
    long firstFillAt,
    long lastFillAt) {
  public WhaleOrder {
    requireNonNull(id, "id");
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(symbol, "symbol");
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(assetType, "assetType");
    oid = oid == null ? Optional.empty() : oid;
    twapId = twapId == null ? Optional.empty() : twapId;
    requireNonNull(size, "size");
    requireNonNull(averagePrice, "averagePrice");
    requireNonNull(notional, "notional");
    makerShare = makerShare == null ? Optional.empty() : makerShare;
    fee = fee == null ? Optional.empty() : fee;
    feeToken = feeToken == null ? Optional.empty() : feeToken;
    closedPnl = closedPnl == null ? Optional.empty() : closedPnl;
    status = status == null ? Optional.empty() : status;
    flush = flush == null ? Optional.empty() : flush;
    requireNonNull(view, "view");
  }
}
