package io.tidewatch.simulator.market;

/** How fast a market is played. */
public sealed interface Pace {
  /**
   * @param factor milliseconds of event time per millisecond of wall clock, above zero
   */
  record Times(double factor) implements Pace {
    public Times {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("expected a factor above zero, was " + factor);
      }
    }
  }

  /** As fast as clients take it. */
  record Unlimited() implements Pace {}
}
