package io.tidewatch.topology.tokenpool;

import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * Pairs that something was said of though they are not in the pool. The last figures of the newest
 * of them are kept, for a definition that comes late; there is an end to how many. Not thread-safe.
 */
final class Strangers {
  private static final int MAX = 1_000;

  private final LinkedHashSet<String> pairs = new LinkedHashSet<>();

  /** Adds one; answers with the pair to forget, if they have become too many. */
  Optional<String> add(String pair) {
    pairs.addLast(pair);
    return pairs.size() > MAX ? Optional.of(pairs.removeFirst()) : Optional.empty();
  }

  void remove(String pair) {
    pairs.remove(pair);
  }
}
