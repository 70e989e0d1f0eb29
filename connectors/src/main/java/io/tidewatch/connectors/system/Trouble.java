package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;

/**
 * Something that is wrong now.
 *
 * @param subject what is in trouble
 * @param since wall clock of its beginning, epoch milliseconds
 * @param detail one sentence for the operator
 */
record Trouble(Kind kind, String subject, Severity severity, long since, String detail) {
  Trouble {
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(detail, "detail");
  }

  /** The same as that of the alert about it. */
  String key() {
    return key(kind, subject);
  }

  static String key(Kind kind, String subject) {
    return kind.id() + "/" + subject;
  }
}
