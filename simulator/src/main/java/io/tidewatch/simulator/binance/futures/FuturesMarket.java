package io.tidewatch.simulator.binance.futures;

import java.util.List;
import java.util.Optional;

/**
 * What the REST side of the simulated venue knows. Thread-safe; times are epoch milliseconds, lists
 * are oldest first. A symbol that is not listed has nothing.
 */
public interface FuturesMarket {
  /** Every contract, whatever its status. */
  List<FuturesContract> contracts();

  /** Bars whose open time is within these, both inclusive; the last one may still run. */
  List<FuturesBar> bars(String symbol, long fromMs, long toMs);

  /** Empty for a contract that never traded. */
  Optional<FuturesTicker> ticker(String symbol);

  /** The latest open interest. */
  Optional<OpenInterest> openInterest(String symbol);

  List<OpenInterest> openInterestHistory(String symbol, long fromMs, long toMs);

  /** Positions of top traders. */
  List<LongShortRatio> topPositions(String symbol, long fromMs, long toMs);

  /** All accounts. */
  List<LongShortRatio> globalAccounts(String symbol, long fromMs, long toMs);
}
