package io.tidewatch.query.silence;

import io.tidewatch.contract.delivery.Silence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The silences that stand on their topic. Thread-safe. */
public final class SilenceLog {
  private static final Comparator<Silence> FIRST_TO_END =
      Comparator.comparingLong(Silence::until).thenComparing(Silence::id);

  private final SortedMap<String, Silence> standing = new TreeMap<>();

  /** Takes the next record. */
  public synchronized void hear(String id, Optional<Silence> silence) {
    silence.ifPresentOrElse(its -> standing.put(id, its), () -> standing.remove(id));
  }

  /** Those that fit, the first to end first. */
  synchronized List<Silence> find(Predicate<Silence> filter) {
    return standing.values().stream().filter(filter).sorted(FIRST_TO_END).toList();
  }

  synchronized Optional<Silence> of(String id) {
    return Optional.ofNullable(standing.get(id));
  }
}
