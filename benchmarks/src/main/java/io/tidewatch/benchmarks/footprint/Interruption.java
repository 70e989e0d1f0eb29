package io.tidewatch.benchmarks.footprint;

import io.tidewatch.benchmarks.latency.Load;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long nobody was told.
 *
 * @param first seconds until the first alert for a trade that came after the interruption
 * @param all seconds until each pair had one
 */
record Interruption(double first, double all) {
  private static final double SECOND = 1e9;

  /**
   * @param from the moment of the interruption, by {@link System#nanoTime()}
   * @param firstDue when the first trade of the load was due
   * @param alerting places among the trades, by name
   * @param came when each alert could be read, by name
   */
  static Interruption of(
      long from, long firstDue, Map<String, Integer> alerting, Map<String, Long> came) {
    Map<String, Long> bySymbol = new HashMap<>();
    alerting.forEach((name, place) -> {
      if (firstDue + place * Load.NANOS_BETWEEN >= from) {
        bySymbol.merge(name.substring(0, name.indexOf('/')), came.get(name) - from, Math::min);
      }
    });
    Collection<Long> waits = bySymbol.values();
    return new Interruption(
        waits.stream().mapToLong(Long::longValue).min().orElseThrow() / SECOND,
        waits.stream().mapToLong(Long::longValue).max().orElseThrow() / SECOND);
  }
}
