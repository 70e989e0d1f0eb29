package io.tidewatch.contract.alert;

/** How much an alert matters, most first. */
public enum Severity {
  CRITICAL,
  MAJOR,
  MINOR
}
