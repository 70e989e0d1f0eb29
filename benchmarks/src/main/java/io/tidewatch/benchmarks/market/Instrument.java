package io.tidewatch.benchmarks.market;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A pair of the made-up market.
 *
 * @param symbol the venue's name
 * @param priceDecimals decimal places of its price tick
 * @param quantityDecimals decimal places of its quantity step; with those of the price at most 8
 * @param startTicks first price, in ticks
 */
public record Instrument(String symbol, int priceDecimals, int quantityDecimals, long startTicks) {
  /** Twenty pairs, with ticks and steps as the venue has them. */
  public static final List<Instrument> TWENTY =
      List.of(
          new Instrument("BTCUSDT", 2, 5, 6_183_763),
          new Instrument("ETHUSDT", 2, 4, 268_412),
          new Instrument("BNBUSDT", 2, 3, 52_310),
          new Instrument("SOLUSDT", 2, 3, 15_877),
          new Instrument("XRPUSDT", 4, 1, 5_873),
          new Instrument("DOGEUSDT", 5, 0, 10_712),
          new Instrument("ADAUSDT", 4, 1, 3_421),
          new Instrument("TRXUSDT", 4, 1, 1_274),
          new Instrument("AVAXUSDT", 2, 2, 2_183),
          new Instrument("LINKUSDT", 2, 2, 1_044),
          new Instrument("DOTUSDT", 3, 2, 4_615),
          new Instrument("LTCUSDT", 2, 3, 6_111),
          new Instrument("BCHUSDT", 1, 3, 3_482),
          new Instrument("NEARUSDT", 3, 1, 4_118),
          new Instrument("UNIUSDT", 3, 2, 6_027),
          new Instrument("APTUSDT", 2, 2, 612),
          new Instrument("ATOMUSDT", 3, 2, 4_734),
          new Instrument("FILUSDT", 3, 2, 3_618),
          new Instrument("ETCUSDT", 2, 2, 1_891),
          new Instrument("POLUSDT", 4, 1, 4_257));

  public Instrument {
    requireNonNull(symbol, "symbol");
    if (priceDecimals < 0 || quantityDecimals < 0 || priceDecimals + quantityDecimals > 8) {
      throw new IllegalArgumentException(
          "expected at most 8 decimal places together, was "
              + priceDecimals
              + " and "
              + quantityDecimals);
    }
    if (startTicks < 1) {
      throw new IllegalArgumentException("expected a price over 0, was " + startTicks);
    }
  }
}
