package io.tidewatch.contract.whale;

/** What is held. */
public enum AssetType {
  SPOT,
  /** Perpetual futures. */
  FUTURES
}
