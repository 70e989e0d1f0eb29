package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;

/** What a second computation over the same raw records came to. */
public sealed interface Recomputed {
  /** The same things that an alert says of what was measured. */
  record Value(BigDecimal value, Side side, Inputs inputs) implements Recomputed {
    public Value {
      requireNonNull(value, "value");
      requireNonNull(side, "side");
      requireNonNull(inputs, "inputs");
    }
  }

  /**
   * The records do not have what it takes.
   *
   * @param why one clause
   */
  record NotPossible(String why) implements Recomputed {
    public NotPossible {
      requireNonNull(why, "why");
    }
  }

  /**
   * What was to be read before the records is not whole.
   *
   * @param why one clause
   */
  record Lacking(String why) implements Recomputed {
    public Lacking {
      requireNonNull(why, "why");
    }
  }
}
