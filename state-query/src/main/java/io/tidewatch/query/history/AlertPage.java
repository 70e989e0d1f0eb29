package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.Coverage;
import io.tidewatch.topology.alerthistory.AlertPlace;
import java.util.List;
import java.util.Optional;

/**
 * Alerts, newest first.
 *
 * @param next the place of the last one; empty if there are no older ones
 * @param coverage how many partitions answered; alerts of the others are missing between those of
 *     the page, and the same page is to be asked for again
 */
public record AlertPage(List<StoredAlert> alerts, Optional<AlertPlace> next, Coverage coverage) {
  public AlertPage {
    alerts = List.copyOf(alerts);
    requireNonNull(next, "next");
    requireNonNull(coverage, "coverage");
  }
}
