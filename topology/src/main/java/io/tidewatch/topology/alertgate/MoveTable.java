package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The market-wide alerts that speak for single ones. Only what was told speaks for others. */
final class MoveTable {
  static final long BEFORE_MS = 60_000;
  static final long AFTER_MS = 15 * 60_000;

  private static final Comparator<ToldMove> NEWEST_FIRST =
      Comparator.comparingLong(ToldMove::at).reversed().thenComparing(ToldMove::alert);

  private final Map<String, ToldMove> moves;

  MoveTable(Map<String, ToldMove> moves) {
    this.moves = requireNonNull(moves, "moves");
  }

  /** Remembers an alert that was told, if it is about the market. */
  void told(Alert alert) {
    if (alert.evidence().inputs() instanceof Inputs.MarketMove) {
      moves.put(alert.id(), new ToldMove(alert.id(), alert.side(), alert.eventTime()));
    }
  }

  /** The newest one that speaks for an alert. */
  Optional<ToldMove> speaksFor(Alert alert) {
    if (!(alert.evidence().inputs() instanceof Inputs.FuturesAnomaly)) {
      return Optional.empty();
    }
    return moves.values().stream()
        .filter(move -> alert.eventTime() >= move.at() - BEFORE_MS)
        .filter(move -> alert.eventTime() <= move.at() + AFTER_MS)
        .filter(move -> fit(move.side(), alert.side()))
        .min(NEWEST_FIRST);
  }

  private static boolean fit(Side one, Side other) {
    return one == other || one == Side.BOTH || other == Side.BOTH;
  }

  /** Forgets those that nothing can come for any more. */
  void forget(long nowMs) {
    List<String> old =
        moves.values().stream()
            .filter(move -> nowMs - move.at() > AFTER_MS + SilenceTable.LATENESS_MS)
            .map(ToldMove::alert)
            .toList();
    old.forEach(moves::remove);
  }
}
