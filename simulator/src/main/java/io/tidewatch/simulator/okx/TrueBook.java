package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The venue's own book of one instrument: any depth inside, 400 levels to the outside (docs-v5, "WS
 * / Order book channel"). Sequence ids rise, not one by one. Not thread-safe.
 */
final class TrueBook {
  static final int DEPTH = 400;

  private final String instId;
  private final NavigableMap<BigDecimal, BookLevel> asks = new TreeMap<>();
  private final NavigableMap<BigDecimal, BookLevel> bids = new TreeMap<>(Comparator.reverseOrder());
  private long seqId;
  private long timeMs;

  TrueBook(String instId, long firstSeqId, BookChange opening) {
    this.instId = requireNonNull(instId, "instId");
    change(asks, opening.asks());
    change(bids, opening.bids());
    this.seqId = firstSeqId;
    this.timeMs = opening.timeMs();
  }

  BookUpdate apply(BookChange change) {
    return apply(change, seqId + 1 + change.asks().size() + change.bids().size());
  }

  /** As {@link #apply(BookChange)}, but ids go on from a lower one, as after a maintenance. */
  BookUpdate reset(BookChange change, long newSeqId) {
    if (newSeqId >= seqId) {
      throw new IllegalArgumentException(
          "expected a sequence id below " + seqId + ", was " + newSeqId);
    }
    return apply(change, newSeqId);
  }

  private BookUpdate apply(BookChange change, long nextSeqId) {
    List<BookLevel> seenAsks = change(asks, change.asks());
    List<BookLevel> seenBids = change(bids, change.bids());
    long before = seqId;
    seqId = nextSeqId;
    timeMs = change.timeMs();
    return new BookUpdate(timeMs, before, seqId, seenAsks, seenBids);
  }

  /** Says that nothing changed. */
  BookUpdate heartbeat(long nowMs) {
    timeMs = nowMs;
    return new BookUpdate(nowMs, seqId, seqId, List.of(), List.of());
  }

  BookView view(int depth) {
    int levels = Math.min(depth, DEPTH);
    return new BookView(instId, timeMs, seqId, top(asks, levels), top(bids, levels));
  }

  // While all levels are within the depth, what changed is what is seen. Only a deeper side has to
  // be compared: a deletion lets a level from below into view.
  private static List<BookLevel> change(
      NavigableMap<BigDecimal, BookLevel> side, List<BookLevel> changes) {
    boolean deep = side.size() + changes.size() > DEPTH;
    List<BookLevel> before = deep ? top(side, DEPTH) : List.of();
    for (BookLevel level : changes) {
      if (level.deletes()) {
        side.remove(level.price());
      } else {
        side.put(level.price(), level);
      }
    }
    return deep ? difference(before, top(side, DEPTH)) : changes;
  }

  private static List<BookLevel> difference(List<BookLevel> before, List<BookLevel> after) {
    Map<BigDecimal, BookLevel> left = new HashMap<>();
    before.forEach(level -> left.put(level.price().stripTrailingZeros(), level));
    List<BookLevel> seen = new ArrayList<>();
    for (BookLevel level : after) {
      if (!level.equals(left.remove(level.price().stripTrailingZeros()))) {
        seen.add(level);
      }
    }
    left.values().forEach(level -> seen.add(BookLevel.gone(level.price())));
    return seen;
  }

  private static List<BookLevel> top(NavigableMap<BigDecimal, BookLevel> side, int depth) {
    return side.values().stream().limit(depth).toList();
  }
}
