package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;

/**
 * Where an alert stands among others: by event time, then by id. Alerts that come later do not move
 * it.
 *
 * @param timeMs event time, epoch milliseconds
 */
public record AlertPlace(long timeMs, String id) implements Comparable<AlertPlace> {
  public AlertPlace {
    requireNonNull(id, "id");
    if (timeMs < 0) {
      throw new IllegalArgumentException("expected a time of 0 or more, was " + timeMs);
    }
  }

  /** The place of an alert. */
  public static AlertPlace of(Alert alert) {
    return new AlertPlace(alert.eventTime(), alert.id());
  }

  /** Before every alert of this time. */
  public static AlertPlace before(long timeMs) {
    return new AlertPlace(timeMs, "");
  }

  @Override
  public int compareTo(AlertPlace other) {
    return timeMs == other.timeMs ? id.compareTo(other.id) : Long.compare(timeMs, other.timeMs);
  }
}
