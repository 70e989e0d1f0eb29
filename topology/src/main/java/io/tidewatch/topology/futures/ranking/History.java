package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.binance.OpenInterestNews;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Prices and open interest of all symbols over 25 hours: on the heap to compute with, and in a
 * store to survive. Each slot of a ring has one key, so that the store holds no more than the
 * rings. Not thread-safe.
 */
final class History {
  private static final char SEPARATOR = '/';
  private static final MathContext IMPLIED_PRICE = MathContext.DECIMAL32;

  private final KeyValueStore<String, PointRing.Point> kept;
  private final Map<String, PointRing> prices = new HashMap<>();
  private final Map<String, PointRing> openInterest = new HashMap<>();

  /** Reads what was kept. */
  History(KeyValueStore<String, PointRing.Point> kept) {
    this.kept = requireNonNull(kept, "kept");
    try (KeyValueIterator<String, PointRing.Point> all = kept.all()) {
      all.forEachRemaining(entry -> restore(entry.key, entry.value));
    }
  }

  /** What a point is of. */
  private enum Kind {
    PRICE("price"),
    OPEN_INTEREST("open-interest");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  PointRing prices(String symbol) {
    return prices.computeIfAbsent(symbol, key -> new PointRing());
  }

  PointRing openInterest(String symbol) {
    return openInterest.computeIfAbsent(symbol, key -> new PointRing());
  }

  /** Takes what a fact says. */
  void take(String symbol, CoinFact fact) {
    switch (fact) {
      case CoinFact.Closed bar -> price(symbol, bar.at(), bar.close(), true);
      case CoinFact.Judged judged -> price(symbol, judged.at(), judged.facts().close(), false);
      case CoinFact.Day day -> price(symbol, day.at(), day.lastPrice(), false);
      case CoinFact.Held held ->
          held.points().forEach(point -> measurement(symbol, point, held.history()));
      case CoinFact.Shared shared -> {}
    }
  }

  /** The worth of a measurement tells the price of its time, from before bars were seen. */
  private void measurement(String symbol, OpenInterestNews.Point point, boolean history) {
    put(
        Kind.OPEN_INTEREST,
        symbol,
        new PointRing.Point(point.timeMs(), point.contracts().doubleValue(), history));
    if (point.contracts().signum() > 0
        && point.value().filter(value -> value.signum() > 0).isPresent()
        && prices(symbol).nearest(point.timeMs()) == PointRing.NOWHERE) {
      BigDecimal price = point.value().get().divide(point.contracts(), IMPLIED_PRICE);
      price(symbol, point.timeMs(), price, true);
    }
  }

  private void price(String symbol, long timeMs, BigDecimal price, boolean coarse) {
    put(Kind.PRICE, symbol, new PointRing.Point(timeMs, price.doubleValue(), coarse));
  }

  private void put(Kind kind, String symbol, PointRing.Point point) {
    if (ring(kind, symbol).put(point)) {
      kept.put(key(kind, symbol, PointRing.slotOf(point.timeMs())), point);
    }
  }

  /** Forgets a symbol. */
  void forget(String symbol) {
    List<String> keys = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int slot : ring(kind, symbol).slotsFrom(0)) {
        keys.add(key(kind, symbol, slot));
      }
    }
    keys.forEach(kept::delete);
    prices.remove(symbol);
    openInterest.remove(symbol);
  }

  private PointRing ring(Kind kind, String symbol) {
    return switch (kind) {
      case PRICE -> prices(symbol);
      case OPEN_INTEREST -> openInterest(symbol);
    };
  }

  private static String key(Kind kind, String symbol, int slot) {
    return symbol + SEPARATOR + kind.key + SEPARATOR + slot;
  }

  private void restore(String key, PointRing.Point point) {
    String[] parts = key.split(String.valueOf(SEPARATOR));
    Kind kind = parts[1].equals(Kind.PRICE.key) ? Kind.PRICE : Kind.OPEN_INTEREST;
    ring(kind, parts[0]).put(point);
  }
}
