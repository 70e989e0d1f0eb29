package io.tidewatch.simulator.book;

import io.tidewatch.contract.alert.Side;
import java.util.List;

/**
 * What happens to one instrument in a scripted market of books.
 *
 * @param instId instrument
 * @param steps in order of time
 * @param expected the alerts that must come of it, and no other
 * @param breaks how many times its chain breaks, and it must be quarantined and healed
 */
public record BookScene(String instId, List<BookStep> steps, List<Expected> expected, int breaks) {
  public BookScene {
    steps = List.copyOf(steps);
    expected = List.copyOf(expected);
  }

  /**
   * An alert that must come, once.
   *
   * @param fromMs earliest event time, epoch milliseconds
   * @param toMs latest event time
   */
  public record Expected(String rule, Side side, long fromMs, long toMs) {}
}
