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

  private long passedOver;

  /** Takes the next record; one that says another id than its key could never be ended. */
  public synchronized void hear(String id, Optional<Silence> silence) {
    if (silence.filter(its -> !its.id().equals(id)).isPresent()) {
      passedOver++;
      return;
    }
    silence.ifPresentOrElse(its -> standing.put(id, its), () -> standing.remove(id));
  }

  /** Those that fit, the first to end first. */
  synchronized List<Silence> find(Predicate<Silence> filter) {
    return standing.values().stream().filter(filter).sorted(FIRST_TO_END).toList();
  }

  /** How many records made no sense. */
  synchronized long passedOver() {
    return passedOver;
  }

  synchronized Optional<Silence> of(String id) {
    return Optional.ofNullable(standing.get(id));
  }
}
