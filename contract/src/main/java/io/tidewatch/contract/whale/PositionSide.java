package io.tidewatch.contract.whale;

import java.math.BigDecimal;
import java.util.Optional;

/** Which way a position points. */
public enum PositionSide {
  LONG,
  SHORT;

  /** The side of a signed size; empty if it is flat. */
  public static Optional<PositionSide> of(BigDecimal signedSize) {
    return switch (signedSize.signum()) {
      case 1 -> Optional.of(LONG);
      case -1 -> Optional.of(SHORT);
      default -> Optional.empty();
    };
  }
}
