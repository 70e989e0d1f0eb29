package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.okx.OkxFrames.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** A book as simple as can be: two sorted maps of decimals. */
final class ReferenceBook {
  private final TreeMap<BigDecimal, Level> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<BigDecimal, Level> asks = new TreeMap<>();

  void clear() {
    bids.clear();
    asks.clear();
  }

  void apply(List<Level> newAsks, List<Level> newBids) {
    newAsks.forEach(level -> apply(asks, level));
    newBids.forEach(level -> apply(bids, level));
    truncate(asks);
    truncate(bids);
  }

  private static void apply(TreeMap<BigDecimal, Level> side, Level level) {
    BigDecimal price = new BigDecimal(level.price());
    if (new BigDecimal(level.size()).signum() == 0) {
      side.remove(price);
    } else {
      side.remove(price);
      side.put(price, level);
    }
  }

  private static void truncate(TreeMap<BigDecimal, Level> side) {
    while (side.size() > OrderBook.MAX_LEVELS) {
      side.pollLastEntry();
    }
  }

  List<Level> levels() {
    List<Level> levels = new ArrayList<>(asks.values());
    levels.addAll(bids.values());
    return levels;
  }

  /** The levels of a real book in the same form. */
  static List<Level> levels(OrderBook book) {
    List<Level> levels = new ArrayList<>();
    for (Ladder side : List.of(book.asks(), book.bids())) {
      for (int i = 0; i < side.size(); i++) {
        levels.add(
            new Level(
                side.exactPrice(i).toPlainString(),
                side.exactQuantity(i).toPlainString(),
                side.orders(i)));
      }
    }
    return levels;
  }
}
