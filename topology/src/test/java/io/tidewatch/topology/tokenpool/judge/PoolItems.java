package io.tidewatch.topology.tokenpool.judge;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PairFigures.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Items of which little is said. */
public final class PoolItems {
  private PoolItems() {}

  /** Figures of some windows, and nothing else. */
  public static PairFigures figures(Window... windows) {
    return new PairFigures(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(windows));
  }

  /** A change of price within a minute, as a fraction. */
  public static PairFigures minute(BigDecimal change) {
    return figures(
        new Window(
            Interval.M1,
            Optional.of(change),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
