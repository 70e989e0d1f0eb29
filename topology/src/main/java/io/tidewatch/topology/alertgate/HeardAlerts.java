package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which alerts came before. A detector that was reset, or whose next version takes over, says once
 * more what it said, under the same ids; people are told once. Not thread-safe.
 */
final class HeardAlerts {
  /** As long as alerts are kept, by their own times. */
  static final Duration KEPT = Duration.ofDays(30);

  /** All of them are looked at for it. */
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final KeyValueStore<String, Long> times;
  private long forgotMs;

  /**
   * Takes where they are kept.
   *
   * @param times event times by id
   */
  HeardAlerts(KeyValueStore<String, Long> times) {
    this.times = requireNonNull(times, "times");
    this.forgotMs = Long.MIN_VALUE / 2;
  }

  /** Hears an alert; false if it was heard before. */
  boolean isNew(Alert alert) {
    return times.putIfAbsent(alert.id(), alert.eventTime()) == null;
  }

  /** Forgets those that nobody says again. */
  void forget(long nowMs) {
    if (nowMs - forgotMs < FORGET_EVERY.toMillis()) {
      return;
    }
    forgotMs = nowMs;
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, Long> all = times.all()) {
      all.forEachRemaining(entry -> {
        if (entry.value == null || nowMs - entry.value > KEPT.toMillis()) {
          old.add(entry.key);
        }
      });
    }
    old.forEach(times::delete);
  }
}
