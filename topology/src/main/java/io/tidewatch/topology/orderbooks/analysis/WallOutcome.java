package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.book.Absence;
import java.util.Optional;

/**
 * Something that became of a wall.
 *
 * @param fate empty where the cause cannot be told
 * @param unknown why it cannot be told: no trades of the instrument come, or what is known of them
 *     fits no cause
 * @param price as a double
 * @param usd its largest notional
 */
record WallOutcome(
    Optional<WallFate> fate, Optional<Absence> unknown, WallFacts facts, double price, double usd) {
  static WallOutcome of(WallFate fate, WallFacts facts, TrackedWall wall) {
    return new WallOutcome(
        Optional.of(fate), Optional.empty(), facts, wall.at(), wall.peak().usd());
  }

  static WallOutcome unknown(Absence why, WallFacts facts, TrackedWall wall) {
    return new WallOutcome(Optional.empty(), Optional.of(why), facts, wall.at(), wall.peak().usd());
  }
}
