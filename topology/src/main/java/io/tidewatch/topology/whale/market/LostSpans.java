package io.tidewatch.topology.whale.market;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Spans of which public trades may be missing, by coin. Not thread-safe. */
final class LostSpans {
  private final Map<String, TreeMap<Long, Long>> spans = new HashMap<>();

  void clear() {
    spans.clear();
  }

  /** Adds a span; of two that begin together the longer one stays. */
  void add(String coin, long from, long to) {
    spans.computeIfAbsent(coin, name -> new TreeMap<>()).merge(from, to, Math::max);
  }

  /** End of the span that begins at a time. */
  long endOf(String coin, long from) {
    return spans.get(coin).get(from);
  }

  /** Forgets a span that ended before a time; null if there is none, else where it begins. */
  Long forgetOne(String coin, long before) {
    TreeMap<Long, Long> known = spans.get(coin);
    if (known == null || known.size() < 2 || known.firstEntry().getValue() >= before) {
      return null;
    }
    return known.pollFirstEntry().getKey();
  }

  /** Newest end of a span of a coin; 0 if there is none. */
  long lastTo(String coin) {
    TreeMap<Long, Long> known = spans.get(coin);
    return known == null ? 0 : known.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether a span of a coin has this time. */
  boolean has(String coin, long time) {
    TreeMap<Long, Long> known = spans.get(coin);
    return known != null && known.headMap(time, true).values().stream().anyMatch(to -> to >= time);
  }
}
