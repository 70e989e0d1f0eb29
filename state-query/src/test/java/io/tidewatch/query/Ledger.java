package io.tidewatch.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was traded, and which totals were ever true. Thread-safe. */
final class Ledger {
  private final Map<String, List<Long>> totals = new TreeMap<>();
  private long version;
  private boolean settled;

  /** A trade is about to be sent. */
  synchronized void trade(String symbol, long usd) {
    List<Long> known = totals.computeIfAbsent(symbol, its -> new ArrayList<>());
    known.add((known.isEmpty() ? 0 : known.getLast()) + usd);
    version++;
    settled = false;
  }

  /** Every trade was seen to be counted. */
  synchronized void settle() {
    settled = true;
  }

  /**
   * How things stand.
   *
   * @param settled whether whoever works on a symbol must say the newest total
   */
  record Moment(long version, boolean settled) {}

  synchronized Moment now() {
    return new Moment(version, settled);
  }

  synchronized Set<String> symbols() {
    return Set.copyOf(totals.keySet());
  }

  synchronized long newest(String symbol) {
    return totals.get(symbol).getLast();
  }

  /** Whether the total is true, or was at some time. */
  synchronized boolean wasEver(String symbol, long total) {
    return new HashSet<>(totals.getOrDefault(symbol, List.of())).contains(total);
  }
}
