package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.util.Optional;

/**
 * Which alerts are wanted.
 *
 * @param fromMs event time, inclusive
 * @param toMs event time, inclusive
 */
public record AlertFilter(Optional<String> rule, Optional<String> subject, long fromMs, long toMs) {
  public AlertFilter {
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
  }

  boolean takes(Alert alert) {
    return rule.map(alert.rule()::equals).orElse(true)
        && subject.map(alert.subject()::equals).orElse(true);
  }
}
