package io.tidewatch.contract.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;

/**
 * An alert that people are to be told of: nothing holds it back.
 *
 * @param kind why it is told now
 * @param event the market event that it belongs to
 */
public record Notification(Alert alert, Kind kind, MarketEvent event) {
  public Notification {
    requireNonNull(alert, "alert");
    requireNonNull(kind, "kind");
    requireNonNull(event, "event");
  }

  /** The key on the topic. */
  public String key() {
    return alert.key();
  }

  /** Why an alert is told. */
  public enum Kind {
    /** It was raised just now. */
    FIRED,
    /** It was held back when it was raised; what held it back is over, and it still holds. */
    STILL_FIRING
  }

  /**
   * Alerts about one asset within a short time, whatever rule and venue they come from.
   *
   * @param id the same for all of them
   * @param asset what they are about
   * @param startedAt event time of the first of them, epoch milliseconds
   * @param number of this alert among those that were told, from 1
   */
  public record MarketEvent(String id, String asset, long startedAt, int number) {
    public MarketEvent {
      requireNonNull(id, "id");
      requireNonNull(asset, "asset");
      if (number < 1) {
        throw new IllegalArgumentException("expected a number from 1, was " + number);
      }
    }
  }
}
