package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A contract as {@code exchangeInfo} shows it.
 *
 * @param symbol as the venue writes it; letters of any script
 * @param contractType {@code PERPETUAL}, {@code TRADIFI_PERPETUAL}, {@code CURRENT_QUARTER}
 * @param status {@code TRADING}, {@code SETTLING}, {@code PENDING_TRADING}, {@code CLOSE}
 * @param onboardMs when trading began, epoch milliseconds
 * @param tick smallest step of the price
 */
public record FuturesContract(
    String symbol,
    String contractType,
    String baseAsset,
    String quoteAsset,
    String status,
    long onboardMs,
    BigDecimal tick) {
  public FuturesContract {
    requireNonNull(symbol, "symbol");
    requireNonNull(contractType, "contractType");
    requireNonNull(baseAsset, "baseAsset");
    requireNonNull(quoteAsset, "quoteAsset");
    requireNonNull(status, "status");
    requireNonNull(tick, "tick");
  }

  /** A perpetual quoted in USDT that trades. */
  public static FuturesContract perpetual(String symbol, String tick, long onboardMs) {
    return new FuturesContract(
        symbol,
        "PERPETUAL",
        symbol.substring(0, symbol.length() - "USDT".length()),
        "USDT",
        "TRADING",
        onboardMs,
        new BigDecimal(tick));
  }

  public FuturesContract withStatus(String status) {
    return new FuturesContract(
        symbol, contractType, baseAsset, quoteAsset, status, onboardMs, tick);
  }

  public FuturesContract withContractType(String contractType) {
    return new FuturesContract(
        symbol, contractType, baseAsset, quoteAsset, status, onboardMs, tick);
  }

  String json() {
    return """
    {"symbol":"%s","pair":"%s","contractType":"%s","deliveryDate":4133404800000,\
    "onboardDate":%d,"status":"%s","baseAsset":"%s","quoteAsset":"%s","marginAsset":"%s",\
    "pricePrecision":2,"quantityPrecision":3,"underlyingType":"COIN","underlyingSubType":[],\
    "filters":[{"filterType":"PRICE_FILTER","minPrice":"%s","maxPrice":"1000000",\
    "tickSize":"%s"},{"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000000",\
    "stepSize":"0.001"}],"orderTypes":["LIMIT","MARKET"],"timeInForce":["GTC","IOC"]}\
    """
        .formatted(
            symbol,
            symbol,
            contractType,
            onboardMs,
            status,
            baseAsset,
            quoteAsset,
            quoteAsset,
            tick.toPlainString(),
            tick.toPlainString());
  }
}
