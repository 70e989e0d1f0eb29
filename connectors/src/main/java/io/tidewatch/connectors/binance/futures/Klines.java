package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.FeedCommand.Span;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;

/**
 * Fetches bars over REST and writes each answer as it came, with {@code source=backfill} (USDT-M
 * futures docs, "Kline/Candlestick Data"), but for bars that still run by the venue's time: a
 * detector knows the local clock only, and would take them for closed where that is ahead. Blocks.
 * Thread-safe.
 */
final class Klines {
  private static final int MOST_ROWS = 1_000;

  private final VenueRest rest;
  private final FuturesParts parts;

  Klines(VenueRest rest, FuturesParts parts) {
    this.rest = requireNonNull(rest, "rest");
    this.parts = requireNonNull(parts, "parts");
  }

  /** The bar that just closed. Answers how many bars came. */
  int newest(String symbol) throws RestException, InterruptedException {
    return fetch(Lane.POLL, symbol, "&limit=2", 2);
  }

  /** Bars whose open time is within the span, page after page. Answers how many came. */
  int within(String symbol, Span span) throws RestException, InterruptedException {
    int rows = 0;
    long to = Math.min(span.to(), parts.venueTime().millis());
    for (long from = span.from(); from <= to; from += MOST_ROWS * FuturesChannel.BAR_MS) {
      long bars = (to - from) / FuturesChannel.BAR_MS + 1;
      int limit = (int) Math.min(bars, MOST_ROWS);
      // The page ends where the next one begins, also when the venue lacks bars of it.
      long last = from + (limit - 1) * FuturesChannel.BAR_MS;
      String range = "&startTime=" + from + "&endTime=" + last + "&limit=" + limit;
      rows += fetch(Lane.BACKFILL, symbol, range, limit);
    }
    return rows;
  }

  private int fetch(Lane lane, String symbol, String range, int limit)
      throws RestException, InterruptedException {
    String path = "/fapi/v1/klines?symbol=" + VenueRest.encoded(symbol) + "&interval=15m" + range;
    VenueRest.Timed<KlineRows> timed =
        rest.timed(lane, Cost.weight(weight(limit)), path, KlineRows::read);
    // The venue made the answer after it was asked: what was over then is over in it.
    RestRows.Counted answer = timed.value().overAt(parts.venueTime().at(timed.sentMs()));
    if (answer.rows() > 0) {
      parts.publish(
          Topics.FUTURES_KLINES, symbol, FuturesChannel.KLINES, Source.BACKFILL, answer.bytes());
      parts.common().counters().backfilled.add(answer.rows());
    }
    return answer.rows();
  }

  private static int weight(int limit) {
    return limit < 100 ? 1 : limit < 500 ? 2 : 5;
  }
}
