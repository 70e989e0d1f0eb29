package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.Gap;
import java.util.List;
import java.util.function.Consumer;

/** {@code GET /api/v3/historicalTrades}: one row per trade, found by trade id; needs an API key. */
final class IndividualTrades implements TradeHistory {
  private final SpotRest rest;

  IndividualTrades(SpotRest rest) {
    this.rest = requireNonNull(rest, "rest");
  }

  @Override
  public void fetch(String symbol, Gap gap, Consumer<RowCutter.Row> rows)
      throws RestException, InterruptedException {
    String path = "/api/v3/historicalTrades?symbol=" + symbol + "&fromId=";
    new PagedRows(gap, rows).read(gap.firstMissing(), id -> page(path, id));
  }

  private List<RowCutter.Row> page(String path, long fromId)
      throws RestException, InterruptedException {
    return rest.rows(path + fromId + "&limit=" + PagedRows.PAGE);
  }
}
