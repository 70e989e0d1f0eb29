package io.tidewatch.connectors.timeseries;

import io.tidewatch.contract.book.BookLevels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Books as points of {@code orderbook_data} (section 13.1 of the original design). The first book
 * of an instrument, the first after a new snapshot and the first of each minute are written whole
 * ({@code data_type=snapshot}); in between only levels whose amount changed ({@code incremental}),
 * with amount 0 where a price is gone. That a level moved up or down because of others is no change
 * of it.
 *
 * <p>All levels of a side have the same tags, and a store keeps one point for each set of tags and
 * time. So level n lies n - 1 nanoseconds after the event time; a price that is gone and was level
 * n lies another 500 microseconds later. Event times are whole milliseconds, so the event time is
 * the time rounded down. For one thread.
 */
final class BookLines {
  private static final String MEASUREMENT = "orderbook_data";
  private static final long MINUTE_MS = 60_000;
  private static final long GONE_NANOS = 500_000;

  private final Map<String, Before> before = new HashMap<>();

  /** A level as it was. */
  private record Was(BigDecimal price, BigDecimal size, int level) {}

  /** The book of before; sides by price without trailing zeros. */
  private record Before(
      long bookEpoch, long time, Map<BigDecimal, Was> bids, Map<BigDecimal, Was> asks) {}

  /** Appends the lines of a book. One that is older than the last is already written. */
  void append(BookLevels book, Consumer<String> lines) {
    Before last = before.get(book.instId());
    boolean follows = last != null && last.bookEpoch == book.bookEpoch();
    if (follows && book.time() < last.time) {
      return;
    }
    Before now =
        new Before(book.bookEpoch(), book.time(), byPrice(book.bids()), byPrice(book.asks()));
    before.put(book.instId(), now);
    if (follows && last.time / MINUTE_MS == book.time() / MINUTE_MS) {
      changes(book, "buy", last.bids, now.bids, lines);
      changes(book, "sell", last.asks, now.asks, lines);
    } else {
      whole(book, "buy", now.bids, lines);
      whole(book, "sell", now.asks, lines);
    }
  }

  private static Map<BigDecimal, Was> byPrice(List<BookLevels.Level> levels) {
    Map<BigDecimal, Was> side = LinkedHashMap.newLinkedHashMap(levels.size());
    for (int i = 0; i < levels.size(); i++) {
      BookLevels.Level level = levels.get(i);
      side.put(level.price().stripTrailingZeros(), new Was(level.price(), level.size(), i + 1));
    }
    return side;
  }

  private static void whole(
      BookLevels book, String side, Map<BigDecimal, Was> levels, Consumer<String> lines) {
    levels.values().forEach(level -> lines.accept(line(book, side, "snapshot", level, 0)));
  }

  private static void changes(
      BookLevels book,
      String side,
      Map<BigDecimal, Was> last,
      Map<BigDecimal, Was> now,
      Consumer<String> lines) {
    List<String> gone = new ArrayList<>();
    last.forEach((price, was) -> {
      if (!now.containsKey(price)) {
        Was empty = new Was(was.price, BigDecimal.ZERO, was.level);
        gone.add(line(book, side, "incremental", empty, GONE_NANOS));
      }
    });
    now.forEach((price, level) -> {
      Was was = last.get(price);
      if (was == null || was.size.compareTo(level.size) != 0) {
        lines.accept(line(book, side, "incremental", level, 0));
      }
    });
    gone.forEach(lines);
  }

  private static String line(
      BookLevels book, String side, String type, Was level, long laterNanos) {
    return new Line(MEASUREMENT)
        .tag("data_type", type)
        .tag("instrument_id", book.instId())
        .tag("side", side)
        .field("price", level.price)
        .field("amount", level.size)
        .field("depth_level", level.level)
        .at(TimeUnit.MILLISECONDS.toNanos(book.time()) + laterNanos + level.level - 1);
  }
}
