package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The alerts that were held back, may still hold, and are to be told once nothing holds them back:
 * the newest of each rule and subject.
 */
final class HeldTable {
  /**
   * For so long nothing must hold an alert back before it is told: detectors commit once a second,
   * and word that it is over may be on its way.
   */
  static final long GRACE_MS = 3_000;

  /** What nobody has said anything of for so long may have ended unnoticed. */
  static final long KEPT_MS = 7 * 24 * 3_600_000L;

  private final Map<String, Alert> held;

  /** Since when nothing holds them back; begins anew after a restart. */
  private final Map<String, Long> freeSince = new HashMap<>();

  HeldTable(Map<String, Alert> held) {
    this.held = requireNonNull(held, "held");
  }

  void hold(Alert alert) {
    Alert other = held.get(alert.key());
    if (Episodes.lasts(alert) && (other == null || other.eventTime() <= alert.eventTime())) {
      held.put(alert.key(), alert);
      freeSince.remove(alert.key());
    }
  }

  /** A newer one of its rule and subject was told: nothing is left to say. */
  void told(Alert alert) {
    drop(alert.key());
  }

  void hear(Decision decision) {
    Alert alert = held.get(decision.key());
    if (alert != null && Episodes.ends(decision, alert)) {
      drop(decision.key());
    }
  }

  private void drop(String key) {
    held.remove(key);
    freeSince.remove(key);
  }

  /** Takes out what is to be told now, oldest first. */
  List<Alert> release(long nowMs, Predicate<Alert> heldBack) {
    List<Alert> due = new ArrayList<>();
    List<String> old = new ArrayList<>();
    held.forEach((key, alert) -> {
      if (nowMs - alert.eventTime() > KEPT_MS) {
        old.add(key);
      } else if (heldBack.test(alert)) {
        freeSince.remove(key);
      } else if (nowMs - freeSince.computeIfAbsent(key, any -> nowMs) >= GRACE_MS) {
        due.add(alert);
      }
    });
    old.forEach(this::drop);
    due.forEach(alert -> drop(alert.key()));
    due.sort(Comparator.comparingLong(Alert::eventTime).thenComparing(Alert::id));
    return due;
  }
}
