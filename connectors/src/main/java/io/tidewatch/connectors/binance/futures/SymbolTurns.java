package io.tidewatch.connectors.binance.futures;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whose turn it is: each symbol once in a round, by name, so that no change of rank and no symbol
 * that comes or leaves makes another one wait for two rounds. Not thread-safe.
 */
final class SymbolTurns {
  private NavigableSet<String> symbols = new TreeSet<>();
  private String latest = "";

  /** These from now on, in whatever order. */
  void want(Collection<String> wanted) {
    symbols = new TreeSet<>(wanted);
  }

  int size() {
    return symbols.size();
  }

  /**
   * The next one.
   *
   * @throws java.util.NoSuchElementException if there is none at all
   */
  String next() {
    String higher = symbols.higher(latest);
    latest = higher == null ? symbols.first() : higher;
    return latest;
  }
}
