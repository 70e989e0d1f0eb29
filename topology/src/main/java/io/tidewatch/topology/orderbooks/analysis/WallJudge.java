package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Says what became of walls of one side. What went away was traded or cancelled; trades of the same
 * instrument tell which, and without them nobody can. Depth by price knows no orders and no owners,
 * so a wall that is pulled again and again is no more than suspect.
 */
final class WallJudge {
  private static final long FLOW_MS = 5_000;

  private final Side side;
  private final WallSettings settings;
  private final Deque<Long> pulls;

  /**
   * Goes on with what it knows.
   *
   * @param pulls event times at which short-lived walls of the side were pulled
   */
  WallJudge(Side side, WallSettings settings, List<Long> pulls) {
    this.side = side;
    this.settings = settings;
    this.pulls = new ArrayDeque<>(pulls);
  }

  List<Long> memory() {
    return List.copyOf(pulls);
  }

  /** Judges a wall whose end all prints are known up to. */
  WallOutcome judge(TrackedWall wall, TradeTape tape) {
    TrackedWall.End end = wall.end().orElseThrow();
    double lost = Math.max(0, wall.peak().quantity() - end.quantity());
    double traded = Math.min(lost, wall.traded());
    double cancelled = lost - traded;
    if (!tape.complete(wall.peak().timeMs(), end.timeMs(), settings.tradesWithin().toMillis())) {
      WallFacts facts = facts(wall, 0, 0, end.distanceBps(), false);
      return WallOutcome.unknown(Absence.NO_TRADES, facts, wall);
    }
    if (lost > 0 && traded >= settings.absorbedShare() * lost) {
      WallFacts facts = facts(wall, traded, cancelled, end.distanceBps(), false);
      return WallOutcome.of(WallFate.ABSORBED, facts, wall);
    }
    if (lost > 0 && cancelled >= settings.pulledShare() * lost && approached(end)) {
      boolean suspected = suspected(wall, end, tape);
      WallFacts facts = facts(wall, traded, cancelled, end.distanceBps(), suspected);
      return WallOutcome.of(WallFate.PULLED, facts, wall);
    }
    WallFacts facts = facts(wall, traded, cancelled, end.distanceBps(), false);
    return WallOutcome.unknown(Absence.NONE_FOUND, facts, wall);
  }

  private boolean approached(TrackedWall.End end) {
    return end.nearestBps() <= settings.pulledWithinBps() && end.approachBps() > 0;
  }

  private boolean suspected(TrackedWall wall, TrackedWall.End end, TradeTape tape) {
    if (end.timeMs() - wall.firstSeen() >= settings.suspectLife().toMillis()) {
      return false;
    }
    pulls.addLast(end.timeMs());
    while (pulls.getFirst() < end.timeMs() - settings.suspectWithin().toMillis()) {
      pulls.removeFirst();
    }
    // Whoever shows bids to be pulled wants to sell: takers that buy then trade with the asks.
    double other = tape.takenUsd(side == Side.BUY, end.timeMs() - FLOW_MS, end.timeMs());
    return pulls.size() >= settings.suspectRepeats()
        && other >= settings.suspectFlowShare() * wall.peak().usd();
  }

  /** What is known of a wall; sizes in its own units. */
  static WallFacts facts(
      TrackedWall wall, double traded, double cancelled, double distanceBps, boolean suspected) {
    double usdPerUnit = wall.peak().quantity() > 0 ? wall.peak().usd() / wall.peak().quantity() : 0;
    return new WallFacts(
        wall.price(),
        wall.peak().size(),
        Rounded.usd(wall.peak().usd()),
        wall.firstSeen(),
        Rounded.usd(traded * usdPerUnit),
        Rounded.usd(cancelled * usdPerUnit),
        Rounded.bps(distanceBps),
        suspected);
  }
}
