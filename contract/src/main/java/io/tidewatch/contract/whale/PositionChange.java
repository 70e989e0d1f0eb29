package io.tidewatch.contract.whale;

/** What an order did to a position. A flip is a close and an open. */
public enum PositionChange {
  /** From flat. */
  OPEN,
  /** More of the same side. */
  ADD,
  /** Less, and something is left. */
  REDUCE,
  /** Down to flat. */
  CLOSE;

  /** The direction of the trading signal: whatever makes a position larger opens. */
  public Direction direction() {
    return this == OPEN || this == ADD ? Direction.OPEN : Direction.CLOSE;
  }

  /** Coarse direction of a trading signal. */
  public enum Direction {
    OPEN,
    CLOSE
  }
}
