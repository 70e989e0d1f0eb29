package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks a part of the system how it is.
 *
 * @param subject which part
 * @param grace for how long it must be in trouble before people are told
 * @param health asked about once a second on one thread; answers at once, from what is known
 */
public record Probe(
    Kind kind, String subject, Severity severity, Duration grace, Supplier<Health> health) {
  public Probe {
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(grace, "grace");
    requireNonNull(health, "health");
    if (subject.isBlank()) {
      throw new IllegalArgumentException("expected the name of a part of the system, was blank");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("expected a grace from 0, was " + grace);
    }
  }

  String key() {
    return Trouble.key(kind, subject);
  }
}
