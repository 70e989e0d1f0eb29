package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import java.util.List;

/**
 * What happens, and which alerts must come of it.
 *
 * @param name for people
 */
public record FuturesScene(String name, List<Expected> expected) {
  public FuturesScene {
    requireNonNull(name, "name");
    expected = List.copyOf(expected);
  }

  /**
   * An alert that must come.
   *
   * @param fromMs earliest event time, epoch milliseconds
   * @param toMs latest event time
   */
  public record Expected(String rule, String subject, Side side, long fromMs, long toMs) {
    public Expected {
      requireNonNull(rule, "rule");
      requireNonNull(subject, "subject");
      requireNonNull(side, "side");
    }
  }
}
