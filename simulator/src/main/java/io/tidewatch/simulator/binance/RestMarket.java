package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.Listings.Listing;
import io.tidewatch.simulator.binance.protocol.RestAnswer;
import io.tidewatch.simulator.binance.protocol.RestQuery;
import io.tidewatch.simulator.binance.protocol.RestQuery.BadRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The REST answers of the venue (Binance spot API docs, "Market Data endpoints"), without the
 * transport. Thread-safe.
 */
final class RestMarket {
  private static final int API_KEY_MISSING = -2014;
  private static final int STANDARD_LIMIT = 500;
  private static final int MOST_ROWS = 1_000;

  private final Listings listings;
  private final RecordedRows recorded;
  private final InstantSource clock;

  RestMarket(Listings listings, RecordedRows recorded, InstantSource clock) {
    this.listings = requireNonNull(listings, "listings");
    this.recorded = requireNonNull(recorded, "recorded");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * @param apiKey value of the key header, empty if it was not sent
   */
  RestAnswer get(String path, RestQuery query, String apiKey) {
    try {
      return switch (path) {
        case "/api/v3/aggTrades" -> aggregateTrades(query);
        case "/api/v3/historicalTrades" -> historicalTrades(query, apiKey);
        case "/api/v3/ticker/price" -> prices(query);
        case "/api/v3/exchangeInfo" -> exchangeInfo(query);
        case "/api/v3/time" -> RestAnswer.ok(1, "{\"serverTime\":" + clock.millis() + "}");
        case "/api/v3/ping" -> RestAnswer.ok(1, "{}");
        default -> RestAnswer.error(404, -1000, "No such endpoint at the simulated venue.");
      };
    } catch (BadRequest e) {
      return e.answer();
    }
  }

  private RestAnswer aggregateTrades(RestQuery query) throws BadRequest {
    TradeLedger ledger = listing(query).ledger();
    OptionalLong fromId = query.number("fromId");
    OptionalLong start = query.number("startTime");
    OptionalLong end = query.number("endTime");
    int limit = query.limit(STANDARD_LIMIT, MOST_ROWS);
    if (fromId.isPresent() && (start.isPresent() || end.isPresent())) {
      throw new BadRequest(-1128, "Combination of optional parameters invalid.");
    }
    String symbol = query.text("symbol").orElseThrow();
    if (recorded.knows(symbol)) {
      return RestAnswer.ok(
          4,
          array(
              fromId.isPresent()
                  ? recorded.aggregatesFrom(symbol, fromId.getAsLong(), limit)
                  : recorded.aggregatesBetween(
                      symbol, start.orElse(0), end.orElse(Long.MAX_VALUE), limit)));
    }
    List<AggregateTrade> rows;
    if (fromId.isPresent()) {
      rows = ledger.aggregates(fromId.getAsLong(), limit);
    } else if (start.isPresent()) {
      rows = ledger.earliestAggregates(start.getAsLong(), end.orElse(Long.MAX_VALUE), limit);
    } else {
      rows = ledger.latestAggregates(end.orElse(Long.MAX_VALUE), limit);
    }
    return RestAnswer.ok(4, array(rows.stream().map(AggregateTrade::json).toList()));
  }

  private RestAnswer historicalTrades(RestQuery query, String apiKey) throws BadRequest {
    if (apiKey.isBlank()) {
      return RestAnswer.error(401, API_KEY_MISSING, "API-key format invalid.");
    }
    TradeLedger ledger = listing(query).ledger();
    OptionalLong fromId = query.number("fromId");
    int limit = query.limit(STANDARD_LIMIT, MOST_ROWS);
    String symbol = query.text("symbol").orElseThrow();
    if (recorded.knows(symbol)) {
      return RestAnswer.ok(25, array(recorded.tradesFrom(symbol, fromId.orElse(0), limit)));
    }
    List<SimTrade> trades =
        fromId.isPresent() ? ledger.trades(fromId.getAsLong(), limit) : ledger.latestTrades(limit);
    return RestAnswer.ok(25, array(trades.stream().map(RestMarket::historicalTrade).toList()));
  }

  private RestAnswer prices(RestQuery query) throws BadRequest {
    if (query.text("symbol").isPresent()) {
      return RestAnswer.ok(2, price(listing(query)));
    }
    List<String> rows = new ArrayList<>();
    for (Listing listing : wanted(query)) {
      if (listing.price().isPresent()) {
        rows.add(price(listing));
      }
    }
    return RestAnswer.ok(4, array(rows));
  }

  private RestAnswer exchangeInfo(RestQuery query) throws BadRequest {
    List<String> rows = wanted(query).stream().map(RestMarket::symbolInfo).toList();
    return RestAnswer.ok(
        20,
        "{\"timezone\":\"UTC\",\"serverTime\":"
            + clock.millis()
            + ",\"rateLimits\":[],\"exchangeFilters\":[],\"symbols\":"
            + array(rows)
            + "}");
  }

  private List<Listing> wanted(RestQuery query) throws BadRequest {
    if (query.symbols().isEmpty()) {
      return List.copyOf(listings.all().values());
    }
    List<Listing> wanted = new ArrayList<>();
    for (String symbol : query.symbols().get()) {
      wanted.add(listing(symbol));
    }
    return wanted;
  }

  private Listing listing(RestQuery query) throws BadRequest {
    String symbol =
        query
            .text("symbol")
            .orElseThrow(() ->
                new BadRequest(
                    -1102,
                    "Mandatory parameter 'symbol' was not sent, was empty/null, or"
                        + " malformed."));
    return listing(symbol);
  }

  private Listing listing(String symbol) throws BadRequest {
    return listings.find(symbol).orElseThrow(() -> new BadRequest(-1121, "Invalid symbol."));
  }

  private static String price(Listing listing) throws BadRequest {
    BigDecimal price = listing.price().orElseThrow(() -> new BadRequest(-1121, "Invalid symbol."));
    return "{\"symbol\":\"" + listing.symbol() + "\",\"price\":\"" + price.toPlainString() + "\"}";
  }

  private static String symbolInfo(Listing listing) {
    return "{\"symbol\":\""
        + listing.symbol()
        + "\",\"status\":\""
        + listing.status()
        + "\",\"baseAsset\":\""
        + listing.baseAsset()
        + "\",\"quoteAsset\":\""
        + listing.quoteAsset()
        + "\"}";
  }

  private static String historicalTrade(SimTrade trade) {
    return "{\"id\":"
        + trade.id()
        + ",\"price\":\""
        + trade.price().toPlainString()
        + "\",\"qty\":\""
        + trade.quantity().toPlainString()
        + "\",\"quoteQty\":\""
        + trade.quoteQuantity().setScale(8, RoundingMode.DOWN).toPlainString()
        + "\",\"time\":"
        + trade.timeMs()
        + ",\"isBuyerMaker\":"
        + trade.buyerIsMaker()
        + ",\"isBestMatch\":true}";
  }

  private static String array(List<String> rows) {
    return rows.stream().collect(Collectors.joining(",", "[", "]"));
  }
}
