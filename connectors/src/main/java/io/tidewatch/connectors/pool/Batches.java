package io.tidewatch.connectors.pool;

import io.tidewatch.contract.pool.PoolPair;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts rows into batches. */
final class Batches {
  private static final int LIMIT = PoolPair.BATCH_LIMIT;

  private Batches() {}

  /** All rows anew: largest market cap first, every batch full but the last. */
  static List<PoolRow> rebuilt(List<PoolRow> rows) {
    List<PoolRow> sorted = rows.stream().sorted(PoolRow.ORDER).toList();
    List<PoolRow> placed = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      placed.add(sorted.get(i).at(i / LIMIT + 1, i % LIMIT));
    }
    return prioritized(placed);
  }

  /**
   * The rows that stand, in their places, and the new ones: in batches with room, lowest first,
   * then in batches behind them.
   */
  static List<PoolRow> extended(List<PoolRow> standing, List<PoolRow> added) {
    TreeMap<Integer, BitSet> places = new TreeMap<>();
    standing.forEach(row ->
        places
            .computeIfAbsent(row.batch(), batch -> new BitSet())
            .set(Math.max(0, row.sortOrder())));
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    standing.forEach(row -> sizes.merge(row.batch(), 1, Integer::sum));
    List<PoolRow> placed = new ArrayList<>(standing);
    for (PoolRow row : added.stream().sorted(PoolRow.ORDER).toList()) {
      int batch =
          sizes.entrySet().stream()
              .filter(each -> each.getKey() >= 1 && each.getValue() < LIMIT)
              .mapToInt(Map.Entry::getKey)
              .findFirst()
              .orElseGet(() -> Math.max(0, sizes.isEmpty() ? 0 : sizes.lastKey()) + 1);
      BitSet taken = places.computeIfAbsent(batch, fresh -> new BitSet());
      int place = taken.nextClearBit(0);
      taken.set(place);
      sizes.merge(batch, 1, Integer::sum);
      placed.add(row.at(batch, place));
    }
    return prioritized(placed);
  }

  /** The larger the market cap, the higher; the smallest has 1. */
  private static List<PoolRow> prioritized(List<PoolRow> rows) {
    List<PoolRow> sorted = rows.stream().sorted(PoolRow.ORDER).toList();
    List<PoolRow> ranked = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      ranked.add(sorted.get(i).withPriority(sorted.size() - i));
    }
    return ranked;
  }
}
