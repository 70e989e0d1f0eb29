package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * A symbol of the standard script. Prices are made up, of the usual size.
 *
 * @param tick the step in which the price moves
 * @param lotDecimals decimals of the quantity
 */
record Instrument(String symbol, BigDecimal openingPrice, BigDecimal tick, int lotDecimals) {
  Instrument {
    requireNonNull(symbol, "symbol");
    requireNonNull(openingPrice, "openingPrice");
    requireNonNull(tick, "tick");
  }

  static List<Instrument> all() {
    return List.of(
        of("BTCUSDT", "62000", "1.00", 5),
        of("ETHUSDT", "3100", "0.10", 4),
        of("BNBUSDT", "590", "0.1", 3),
        of("ADAUSDT", "0.45", "0.0001", 1),
        of("XRPUSDT", "0.52", "0.0001", 0),
        of("SOLUSDT", "148", "0.02", 3),
        of("DOGEUSDT", "0.1250", "0.00001", 0),
        of("DOTUSDT", "6.1", "0.001", 2),
        of("POLUSDT", "0.55", "0.0001", 1),
        of("LTCUSDT", "81", "0.01", 3),
        of("AVAXUSDT", "27", "0.01", 2),
        of("UNIUSDT", "7.9", "0.001", 2),
        of("ATOMUSDT", "6.6", "0.001", 2),
        of("LINKUSDT", "13.7", "0.01", 2),
        of("ETCUSDT", "23", "0.01", 2),
        of("BCHUSDT", "385", "0.1", 3),
        of("FILUSDT", "4.3", "0.001", 2),
        of("TRXUSDT", "0.1250", "0.0001", 1),
        of("XLMUSDT", "0.0920", "0.0001", 0),
        of("VETUSDT", "0.0255", "0.00001", 1));
  }

  private static Instrument of(String symbol, String price, String tick, int lotDecimals) {
    return new Instrument(symbol, new BigDecimal(price), new BigDecimal(tick), lotDecimals);
  }
}
