package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.protocol.RestAnswer;
import io.tidewatch.simulator.binance.protocol.RestQuery;
import io.tidewatch.simulator.binance.protocol.RestQuery.BadRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The REST answers of the venue (USDT-M futures docs, "Market Data Endpoints"), without transport
 * and limits. Thread-safe.
 */
final class FuturesRest {
  private static final long STALE_MS = 3_600_000;

  static final String DATA = "/futures/data/";
  private static final List<String> PERIODS =
      List.of("5m", "15m", "30m", "1h", "2h", "4h", "6h", "12h", "1d");

  private final FuturesMarket market;
  private final FuturesVenueSettings settings;
  private final InstantSource clock;

  FuturesRest(FuturesMarket market, FuturesVenueSettings settings) {
    this.market = requireNonNull(market, "market");
    this.settings = requireNonNull(settings, "settings");
    this.clock = settings.clock();
  }

  RestAnswer get(String path, RestQuery query) {
    try {
      return switch (path) {
        case "/fapi/v1/exchangeInfo" -> RestAnswer.ok(1, exchangeInfo());
        case "/fapi/v1/ticker/24hr" -> ticker(query);
        case "/fapi/v1/klines" -> klines(query);
        case "/fapi/v1/openInterest" -> openInterest(query);
        case DATA + "openInterestHist" ->
            series(query, market::openInterestHistory, OpenInterest::row);
        case DATA + "topLongShortPositionRatio" ->
            series(query, market::topPositions, LongShortRatio::row);
        case DATA + "globalLongShortAccountRatio" ->
            series(query, market::globalAccounts, LongShortRatio::row);
        case "/fapi/v1/time" -> RestAnswer.ok(1, "{\"serverTime\":" + clock.millis() + "}");
        case "/fapi/v1/ping" -> RestAnswer.ok(1, "{}");
        default -> RestAnswer.error(404, -1000, "No such endpoint at the simulated venue.");
      };
    } catch (BadRequest e) {
      return e.answer();
    }
  }

  /** Its server time is long past: the venue says to ignore it and to ask for the time. */
  private String exchangeInfo() {
    return """
    {"timezone":"UTC","serverTime":%d,"futuresType":"U_MARGINED","rateLimits":[\
    {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":%d},\
    {"rateLimitType":"ORDERS","interval":"MINUTE","intervalNum":1,"limit":1200}],\
    "exchangeFilters":[],"assets":[],"symbols":%s}\
    """
        .formatted(
            clock.millis() - STALE_MS,
            settings.weightPerMinute(),
            array(market.contracts(), FuturesContract::json));
  }

  private RestAnswer ticker(RestQuery query) throws BadRequest {
    if (query.text("symbol").isPresent()) {
      String symbol = symbol(query);
      return RestAnswer.ok(
          1,
          market
              .ticker(symbol)
              .map(FuturesTicker::json)
              .orElseThrow(() -> new BadRequest(-1121, "Invalid symbol.")));
    }
    List<FuturesTicker> all =
        market.contracts().stream()
            .flatMap(contract -> market.ticker(contract.symbol()).stream())
            .toList();
    return RestAnswer.ok(40, array(all, FuturesTicker::json));
  }

  private RestAnswer klines(RestQuery query) throws BadRequest {
    String symbol = symbol(query);
    if (!query.text("interval").orElse("").equals(FuturesBar.INTERVAL)) {
      throw new BadRequest(-1120, "Invalid interval.");
    }
    int limit = query.limit(500, 1_500);
    long from = query.number("startTime").orElse(0);
    List<FuturesBar> bars =
        market.bars(
            symbol, from, Math.min(clock.millis(), query.number("endTime").orElse(Long.MAX_VALUE)));
    boolean fromStart = query.number("startTime").isPresent();
    int weight = limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1_000 ? 5 : 10;
    return RestAnswer.ok(weight, array(cut(bars, limit, fromStart), FuturesBar::row));
  }

  private RestAnswer openInterest(RestQuery query) throws BadRequest {
    String symbol = symbol(query);
    return RestAnswer.ok(
        1,
        market
            .openInterest(symbol)
            .map(value -> value.now(symbol))
            .orElseThrow(() -> new BadRequest(-4108, "Symbol is not available.")));
  }

  /** Reads a series of a symbol. */
  private interface Series<T> {
    List<T> read(String symbol, long fromMs, long toMs);
  }

  /** Writes a value of a series. */
  private interface Row<T> {
    String write(T value, String symbol);
  }

  private <T> RestAnswer series(RestQuery query, Series<T> series, Row<T> row) throws BadRequest {
    String symbol = symbol(query);
    if (!PERIODS.contains(query.text("period").orElse(""))) {
      throw new BadRequest(-1130, "parameter 'period' is invalid.");
    }
    List<T> values =
        series.read(
            symbol,
            query.number("startTime").orElse(0),
            Math.min(clock.millis(), query.number("endTime").orElse(Long.MAX_VALUE)));
    boolean fromStart = query.number("startTime").isPresent();
    return RestAnswer.ok(
        0, array(cut(values, query.limit(30, 500), fromStart), value -> row.write(value, symbol)));
  }

  private String symbol(RestQuery query) throws BadRequest {
    String symbol =
        query
            .text("symbol")
            .orElseThrow(() ->
                new BadRequest(
                    -1102,
                    "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."));
    boolean listed = market.contracts().stream().anyMatch(c -> c.symbol().equals(symbol));
    if (!listed) {
      throw new BadRequest(-1121, "Invalid symbol.");
    }
    return symbol;
  }

  private static <T> List<T> cut(List<T> rows, int limit, boolean oldest) {
    int surplus = Math.max(0, rows.size() - limit);
    return oldest ? rows.subList(0, rows.size() - surplus) : rows.subList(surplus, rows.size());
  }

  private static <T> String array(List<T> values, Function<T, String> json) {
    return values.stream().map(json).collect(Collectors.joining(",", "[", "]"));
  }
}
