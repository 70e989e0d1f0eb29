package io.tidewatch.simulator.hyperliquid;

import static io.tidewatch.simulator.hyperliquid.VenueJson.amount;
import static io.tidewatch.simulator.hyperliquid.VenueJson.object;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.SpotPair;
import io.tidewatch.simulator.hyperliquid.exchange.SpotToken;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the venue lists and what it costs, as the venue writes it. */
final class ListingJson {
  private final WhaleExchange exchange;

  ListingJson(WhaleExchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange");
  }

  Map<String, Object> meta() {
    return object(
        "universe", exchange.listing().perps().stream().map(ListingJson::perp).toList(),
        "marginTables", List.of(),
        "collateralToken", 0);
  }

  private static Map<String, Object> perp(PerpContract perp) {
    Map<String, Object> row =
        object(
            "szDecimals", perp.szDecimals(),
            "name", perp.name(),
            "maxLeverage", perp.maxLeverage(),
            "marginTableId", perp.maxLeverage());
    if (perp.delisted()) {
      row.put("isDelisted", true);
    }
    return row;
  }

  List<Object> metaAndContexts() {
    return List.of(meta(), exchange.listing().perps().stream().map(this::context).toList());
  }

  private Map<String, Object> context(PerpContract perp) {
    BigDecimal price = exchange.price(perp.name());
    String told = amount(price);
    return object(
        "funding",
        "0.0000125",
        "openInterest",
        amount(perp.openInterest()),
        "prevDayPx",
        amount(perp.price()),
        "dayNtlVlm",
        "0.0",
        "premium",
        perp.delisted() ? null : "0.0",
        "oraclePx",
        told,
        "markPx",
        told,
        "midPx",
        perp.delisted() ? null : told,
        "impactPxs",
        perp.delisted() ? null : List.of(told, told),
        "dayBaseVlm",
        "0.0");
  }

  Map<String, Object> spotMeta() {
    return object(
        "universe", exchange.listing().pairs().stream().map(ListingJson::pair).toList(),
        "tokens", exchange.listing().tokens().stream().map(ListingJson::token).toList());
  }

  private static Map<String, Object> pair(SpotPair pair) {
    return object(
        "tokens", List.of(pair.base().index(), pair.quote().index()),
        "name", pair.coin(),
        "index", pair.index(),
        "isCanonical", pair.index() == 0);
  }

  private static Map<String, Object> token(SpotToken token) {
    return object(
        "name", token.name(),
        "szDecimals", token.szDecimals(),
        "weiDecimals", token.weiDecimals(),
        "index", token.index(),
        "tokenId", "0x%032x".formatted(token.index()),
        "isCanonical", token.index() < 2,
        "evmContract", null,
        "fullName", null,
        "deployerTradingFeeShare", "0.0");
  }

  Map<String, Object> mids() {
    Map<String, Object> mids = object();
    exchange.listing().perps().stream()
        .filter(perp -> !perp.delisted())
        .forEach(perp -> mids.put(perp.name(), amount(exchange.price(perp.name()))));
    exchange
        .listing()
        .pairs()
        .forEach(pair -> mids.put(pair.coin(), amount(exchange.price(pair.coin()))));
    return mids;
  }
}
