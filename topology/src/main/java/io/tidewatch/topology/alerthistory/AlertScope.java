package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.util.List;
import java.util.Optional;

/**
 * Alerts that are looked for together: all, those of a rule, of a subject, or of a rule and a
 * subject.
 */
public record AlertScope(Optional<String> rule, Optional<String> subject) {
  /** All alerts. */
  public static final AlertScope ALL = new AlertScope(Optional.empty(), Optional.empty());

  public AlertScope {
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
  }

  /** Every scope that an alert belongs to. */
  static List<AlertScope> of(Alert alert) {
    Optional<String> rule = Optional.of(alert.rule());
    Optional<String> subject = Optional.of(alert.subject());
    return List.of(
        ALL,
        new AlertScope(rule, Optional.empty()),
        new AlertScope(Optional.empty(), subject),
        new AlertScope(rule, subject));
  }
}
