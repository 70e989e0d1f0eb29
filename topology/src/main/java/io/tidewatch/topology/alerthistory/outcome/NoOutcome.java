package io.tidewatch.topology.alerthistory.outcome;

/** Why nobody can say what came of an alert. */
public enum NoOutcome {
  /** It is about the market, not about something that has one price. */
  NO_INSTRUMENT,
  /** There was no price at the alert, nor in the minute before it. */
  NO_PRICE,
  /** It was read when the prices of its time were forgotten. */
  TOO_LATE,
  /** Too many others waited for their prices. */
  TOO_MANY
}
