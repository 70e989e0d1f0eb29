package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The alerts that were held back, may still hold, and are to be told once nothing holds them back:
 * the newest of each rule and subject, and of each side that has episodes of its own.
 */
final class HeldTable {
  /**
   * For so long nothing must hold an alert back before it is told: detectors commit once a second,
   * and word that it is over may be on its way.
   */
  static final long GRACE_MS = 3_000;

  /**
   * What nobody has said anything of for so long may have ended unnoticed. A week more than a
   * silence may last: at its end what still holds is told.
   */
  static final long KEPT_MS = 37 * 24 * 3_600_000L;

  private static final Comparator<Alert> OLDEST_FIRST =
      Comparator.comparingLong(Alert::eventTime).thenComparing(Alert::id);

  private final Map<String, Alert> held;

  /** Since when nothing holds them back; begins anew after a restart. */
  private final Map<String, Long> freeSince = new HashMap<>();

  HeldTable(Map<String, Alert> held) {
    this.held = requireNonNull(held, "held");
  }

  void hold(Alert alert) {
    String key = key(alert);
    Alert other = held.get(key);
    if (Episodes.lasts(alert) && (other == null || other.eventTime() <= alert.eventTime())) {
      held.put(key, alert);
      freeSince.remove(key);
    }
  }

  /** Of what it was told of nothing older is left to say. */
  void told(Alert alert) {
    dropIf(key(alert), other -> other.eventTime() <= alert.eventTime());
  }

  void hear(Decision decision) {
    dropIf(decision.key(), alert -> Episodes.ends(decision, alert));
    for (Side side : Side.values()) {
      dropIf(key(decision.key(), side), alert -> Episodes.ends(decision, alert));
    }
  }

  /**
   * Nobody will say any more whether those hold that are computed from this feed. Returns them, the
   * oldest first.
   */
  List<Alert> lose(String feed) {
    List<Map.Entry<String, Alert>> lost =
        held.entrySet().stream()
            .filter(entry -> AlertFeeds.of(entry.getValue()).contains(feed))
            .map(Map.Entry::copyOf)
            .toList();
    lost.forEach(entry -> drop(entry.getKey()));
    return lost.stream().map(Map.Entry::getValue).sorted(OLDEST_FIRST).toList();
  }

  /** An alert of one side says nothing of the other where each has episodes of its own. */
  private static String key(Alert alert) {
    return Episodes.hasSides(alert) ? key(alert.key(), alert.side()) : alert.key();
  }

  private static String key(String alertKey, Side side) {
    return alertKey + "/" + side;
  }

  private void dropIf(String key, Predicate<Alert> which) {
    Alert alert = held.get(key);
    if (alert != null && which.test(alert)) {
      drop(key);
    }
  }

  private void drop(String key) {
    held.remove(key);
    freeSince.remove(key);
  }

  /** Takes out what is to be told now, oldest first. */
  List<Alert> release(long nowMs, Predicate<Alert> heldBack) {
    List<Alert> due = new ArrayList<>();
    List<String> over = new ArrayList<>();
    held.forEach((key, alert) -> {
      if (nowMs - alert.eventTime() > KEPT_MS) {
        over.add(key);
      } else if (heldBack.test(alert)) {
        freeSince.remove(key);
      } else if (nowMs - freeSince.computeIfAbsent(key, any -> nowMs) >= GRACE_MS) {
        due.add(alert);
        over.add(key);
      }
    });
    over.forEach(this::drop);
    due.sort(OLDEST_FIRST);
    return due;
  }
}
