package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Silence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The silences that were read and not taken back. */
final class SilenceTable {
  /** Alerts of one detector may come so much later than those of another. */
  static final long LATENESS_MS = 3_600_000;

  private static final Comparator<Silence> LONGEST_FIRST =
      Comparator.comparingLong(Silence::until).reversed().thenComparing(Silence::id);

  /** Thousands of alerts that wait are asked about again and again. */
  private static final int ENDS_REMEMBERED = 20_000;

  private static final long NEVER = Long.MIN_VALUE;

  private final Map<String, Silence> silences;

  /** By id of the alert; good until a silence changes. */
  private final Map<String, Long> ends = new HashMap<>();

  SilenceTable(Map<String, Silence> silences) {
    this.silences = requireNonNull(silences, "silences");
  }

  void add(Silence silence) {
    silences.put(silence.id(), silence);
    ends.clear();
  }

  void remove(String id) {
    silences.remove(id);
    ends.clear();
  }

  /** The longest one that means an alert, if it is in force at the time of the alert. */
  Optional<Silence> over(Alert alert) {
    return longest(alert).filter(silence -> !silence.isOver(alert.eventTime()));
  }

  /** Whether one that means an alert is in force now. */
  boolean isStillOver(Alert alert, long nowMs) {
    if (ends.size() >= ENDS_REMEMBERED) {
      ends.clear();
    }
    return nowMs
        < ends.computeIfAbsent(alert.id(), id -> longest(alert).map(Silence::until).orElse(NEVER));
  }

  private Optional<Silence> longest(Alert alert) {
    return silences.values().stream()
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
    old.forEach(this::remove);
  }
}
