package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.Gap;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code GET /api/v3/aggTrades}: fills of one order at one price in a row, each naming its first
 * and last trade id; needs no key. {@code fromId} counts aggregates there, which no trade frame
 * names, so the first page is found by time and the next ones by the id of the last row.
 */
final class AggregateTrades implements TradeHistory {
  /** The venue refuses a wider window. */
  private static final long WINDOW_MS = 3_600_000;

  private final SpotRest rest;

  AggregateTrades(SpotRest rest) {
    this.rest = requireNonNull(rest, "rest");
  }

  @Override
  public void fetch(String symbol, Gap gap, Consumer<RowCutter.Row> rows)
      throws RestException, InterruptedException {
    String path = "/api/v3/aggTrades?symbol=" + symbol + "&limit=" + PagedRows.PAGE;
    PagedRows pages = new PagedRows(gap, rows);
    List<RowCutter.Row> first = firstPage(path, gap, pages);
    if (first.isEmpty() || pages.handOn(first)) {
      return;
    }
    pages.read(PagedRows.nextId(first), id -> rest.rows(path + "&fromId=" + id));
  }

  private List<RowCutter.Row> firstPage(String path, Gap gap, PagedRows pages)
      throws RestException, InterruptedException {
    long end = Math.max(gap.toMs(), gap.fromMs());
    for (long from = gap.fromMs(); from <= end; from += WINDOW_MS) {
      String window = "&startTime=" + from + "&endTime=" + Math.min(end, from + WINDOW_MS - 1);
      List<RowCutter.Row> rows = pages.request(() -> rest.rows(path + window));
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return List.of();
  }
}
