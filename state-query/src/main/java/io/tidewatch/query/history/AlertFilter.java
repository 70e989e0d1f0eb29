package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alerthistory.AlertPlace;
import io.tidewatch.topology.alerthistory.AlertScope;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts are wanted.
 *
 * @param severity any if empty
 * @param fromMs event time, inclusive
 * @param toMs event time, inclusive
 * @param before only those in front of this place: the page after the one that it ended
 */
public record AlertFilter(
    AlertScope scope,
    Optional<Severity> severity,
    long fromMs,
    long toMs,
    Optional<AlertPlace> before) {
  public AlertFilter {
    requireNonNull(scope, "scope");
    requireNonNull(severity, "severity");
    requireNonNull(before, "before");
  }

  List<Severity> severities() {
    return severity.map(List::of).orElseGet(() -> List.of(Severity.values()));
  }

  /** Where the wanted ones begin. */
  AlertPlace start() {
    return AlertPlace.before(fromMs);
  }

  /** Where they end; no wanted one is at or behind it. */
  AlertPlace end() {
    AlertPlace end = AlertPlace.before(toMs == Long.MAX_VALUE ? toMs : toMs + 1);
    return before.filter(place -> place.compareTo(end) < 0).orElse(end);
  }
}
