package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Notification.MarketEvent;
import java.util.List;
import java.util.Map;

/** The newest market event of each asset. */
final class EventTable {
  static final long LENGTH_MS = 60_000;

  /** Stands where ids of alerts have their rule. */
  private static final String WORD = "market-event";

  private final Map<String, MarketEvent> newest;

  EventTable(Map<String, MarketEvent> newest) {
    this.newest = requireNonNull(newest, "newest");
  }

  /** The event of an alert that is told now. */
  MarketEvent tell(Alert alert) {
    String asset = AlertAsset.of(alert);
    MarketEvent last = newest.get(asset);
    if (last != null && Math.abs(alert.eventTime() - last.startedAt()) <= LENGTH_MS) {
      MarketEvent next =
          new MarketEvent(last.id(), asset, last.startedAt(), Math.addExact(last.number(), 1));
      newest.put(asset, next);
      return next;
    }
    long start = alert.eventTime();
    MarketEvent first =
        new MarketEvent(AlertId.of(WORD, asset, Side.BOTH, start, 1), asset, start, 1);
    // One that comes as late as that must not cut a newer event in two.
    if (last == null || start > last.startedAt()) {
      newest.put(asset, first);
    }
    return first;
  }

  /** Forgets those that no alert can belong to any more. */
  void forget(long nowMs) {
    List<String> old =
        newest.values().stream()
            .filter(event -> nowMs - event.startedAt() > SilenceTable.LATENESS_MS)
            .map(MarketEvent::asset)
            .toList();
    old.forEach(newest::remove);
  }
}
