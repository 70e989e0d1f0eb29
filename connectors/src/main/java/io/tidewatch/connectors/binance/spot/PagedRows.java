package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.Gap;
import java.util.List;
import java.util.function.Consumer;

/** Reads on from page to page until the end of a gap, and hands on the rows that touch it. */
final class PagedRows {
  /** The most rows that the venue gives in one answer. */
  static final int PAGE = 1_000;

  /** 1,000 pages of 1,000 rows are as many trades as the widest jump. */
  static final int MAX_REQUESTS = 1_100;

  private final Gap gap;
  private final Consumer<RowCutter.Row> sink;
  private int requests;

  PagedRows(Gap gap, Consumer<RowCutter.Row> sink) {
    this.gap = requireNonNull(gap, "gap");
    this.sink = requireNonNull(sink, "sink");
  }

  /** A request by what {@code fromId} counts on its route. */
  interface Page {
    List<RowCutter.Row> from(long fromId) throws RestException, InterruptedException;
  }

  /** A request that is not by id. */
  interface Request {
    List<RowCutter.Row> send() throws RestException, InterruptedException;
  }

  void read(long fromId, Page page) throws RestException, InterruptedException {
    long next = fromId;
    while (true) {
      long from = next;
      List<RowCutter.Row> rows = request(() -> page.from(from));
      if (handOn(rows) || rows.size() < PAGE || nextId(rows) <= from) {
        return;
      }
      next = nextId(rows);
    }
  }

  List<RowCutter.Row> request(Request request) throws RestException, InterruptedException {
    if (++requests > MAX_REQUESTS) {
      throw RestException.tooManyRequests(MAX_REQUESTS);
    }
    return request.send();
  }

  /** Whether the rows reach the end of the gap. */
  boolean handOn(List<RowCutter.Row> rows) throws RestException {
    for (RowCutter.Row row : rows) {
      if (!row.hasIds()) {
        throw RestException.unreadable("a row without trade ids");
      }
      long first = row.firstId().getAsLong();
      long last = row.lastId().getAsLong();
      if (first <= gap.lastMissing() && last >= gap.firstMissing()) {
        sink.accept(row);
      }
      if (last >= gap.lastMissing()) {
        return true;
      }
    }
    return false;
  }

  /** Where the page after these rows begins. */
  static long nextId(List<RowCutter.Row> rows) {
    return rows.getLast().pageId().orElseThrow() + 1;
  }
}
