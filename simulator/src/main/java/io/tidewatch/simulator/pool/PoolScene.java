package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import java.util.List;

/**
 * What happens to one token in the pool of the scenes.
 *
 * @param name for people
 * @param expected the alerts that must come of it, and no other
 */
public record PoolScene(String name, PoolToken token, List<Expected> expected) {
  public PoolScene {
    requireNonNull(name, "name");
    requireNonNull(token, "token");
    expected = List.copyOf(expected);
  }

  /**
   * An alert that must come, once.
   *
   * @param token address, the subject of the alert
   * @param fromMs earliest event time, epoch milliseconds
   * @param toMs latest event time
   */
  public record Expected(String rule, String token, Side side, long fromMs, long toMs) {
    public Expected {
      requireNonNull(rule, "rule");
      requireNonNull(token, "token");
      requireNonNull(side, "side");
    }
  }
}
