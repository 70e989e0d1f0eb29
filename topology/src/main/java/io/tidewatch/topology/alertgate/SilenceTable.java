package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Silence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The silences that were read and not taken back. */
final class SilenceTable {
  /** Alerts of one detector may come so much later than those of another. */
  static final long LATENESS_MS = 3_600_000;

  private static final Comparator<Silence> LONGEST_FIRST =
      Comparator.comparingLong(Silence::until).reversed().thenComparing(Silence::id);

  private final Map<String, Silence> silences;

  SilenceTable(Map<String, Silence> silences) {
    this.silences = requireNonNull(silences, "silences");
  }

  void add(Silence silence) {
    silences.put(silence.id(), silence);
  }

  void remove(String id) {
    silences.remove(id);
  }

  /** The longest one that means an alert, if one is in force at the time. */
  Optional<Silence> over(Alert alert, long timeMs) {
    return silences.values().stream()
        .filter(silence -> !silence.isOver(timeMs))
        .filter(
            silence -> silence.matcher().matches(alert.rule(), alert.subject(), alert.severity()))
        .min(LONGEST_FIRST);
  }

  /** Forgets those that no alert can come for any more. */
  void forget(long nowMs) {
    List<String> old =
        silences.values().stream()
            .filter(silence -> silence.isOver(nowMs - LATENESS_MS))
            .map(Silence::id)
            .toList();
    old.forEach(silences::remove);
  }
}
