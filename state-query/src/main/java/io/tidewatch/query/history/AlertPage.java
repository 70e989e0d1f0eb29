package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.alerthistory.AlertPlace;
import java.util.List;
import java.util.Optional;

/**
 * Alerts, newest first.
 *
 * @param next the place of the last one; empty if there are no older ones
 * @param partitionsAnswered how many partitions were asked
 * @param partitionsTotal how many there are; the page is complete only if all were asked
 */
public record AlertPage(
    List<StoredAlert> alerts,
    Optional<AlertPlace> next,
    int partitionsAnswered,
    int partitionsTotal) {
  public AlertPage {
    alerts = List.copyOf(alerts);
    requireNonNull(next, "next");
  }
}
