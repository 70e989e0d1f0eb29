package io.tidewatch.contract.whale;

/** How large a signal is by its notional; the bounds are parameters of the rule. */
public enum SizeClass {
  SMALL,
  MEDIUM,
  LARGE
}
