package io.tidewatch.contract.whale;

/** Who gets the few channels that show an address by itself. */
public enum Tier {
  /** Before all others. */
  FIRST,
  /** What the first ones leave over. */
  STANDARD
}
