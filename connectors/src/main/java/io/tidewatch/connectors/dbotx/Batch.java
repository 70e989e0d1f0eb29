package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one socket is to carry.
 *
 * @param number of the batch
 * @param interval that the venue is asked for
 * @param tokens address of the token by address of the pair, in their order
 * @param surplus pairs over the venue's limit, which are left out
 */
record Batch(int number, Interval interval, Map<String, String> tokens, int surplus) {
  private static final Comparator<PoolPair> ORDER =
      Comparator.comparingInt(PoolPair::sortOrder).thenComparing(PoolPair::pair);

  Batch {
    requireNonNull(interval, "interval");
    tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
  }

  /** The batches of a pool, by number. */
  static SortedMap<Integer, Batch> plan(Collection<PoolPair> pool) {
    SortedMap<Integer, Batch> batches = new TreeMap<>();
    pool.stream()
        .collect(Collectors.groupingBy(PoolPair::batch))
        .forEach((number, pairs) -> batches.put(number, of(number, pairs)));
    return batches;
  }

  private static Batch of(int number, List<PoolPair> pairs) {
    List<PoolPair> taken = pairs.stream().sorted(ORDER).limit(PoolPair.BATCH_LIMIT).toList();
    Map<String, String> tokens = new LinkedHashMap<>();
    taken.forEach(pair -> tokens.put(pair.pair(), pair.token()));
    return new Batch(number, mostFrequent(taken), tokens, pairs.size() - taken.size());
  }

  /** The interval that most pairs have; of two, the shorter. */
  private static Interval mostFrequent(List<PoolPair> pairs) {
    Map<Interval, Integer> counts = new EnumMap<>(Interval.class);
    pairs.forEach(pair -> counts.merge(pair.interval(), 1, Integer::sum));
    int most = Collections.max(counts.values());
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** As events and records name it. */
  String key() {
    return Integer.toString(number);
  }

  /** Whether the venue would be asked for the same; the order does not count. */
  boolean asksTheSameAs(Batch other) {
    return interval == other.interval && tokens.equals(other.tokens);
  }

  int size() {
    return tokens.size();
  }
}
