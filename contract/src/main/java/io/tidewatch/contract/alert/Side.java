package io.tidewatch.contract.alert;

/** Which way an observation points. */
public enum Side {
  BUY,
  SELL,
  /** Neither side prevails. */
  BOTH
}
