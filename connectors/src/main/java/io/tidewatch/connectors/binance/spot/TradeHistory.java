package io.tidewatch.connectors.binance.spot;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.Gap;
import java.util.function.Consumer;

/** Where missing trades can be had. Thread-safe. */
@FunctionalInterface
interface TradeHistory {
  /**
   * Hands on each row that touches the gap, in the order of ids. That some trades are missing in
   * the answer is no error.
   *
   * @throws RestException if the venue does not give them; rows handed on before stay valid
   */
  void fetch(String symbol, Gap gap, Consumer<RowCutter.Row> rows)
      throws RestException, InterruptedException;

  /** For a feed without a REST address. */
  static TradeHistory none() {
    return (symbol, gap, rows) -> {
      throw RestException.notConfigured();
    };
  }
}
