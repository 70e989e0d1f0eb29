package io.tidewatch.topology.recompute;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;

/** Knows how each kind of alert is computed once more, or why it cannot be. */
public final class Recomputations {
  /** Begins; records are given to what it answers with. */
  public Attempt begin(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades told -> LargeTradesRecomputation.of(alert, told);
      case Inputs.TokenPool told -> new Attempt.Possible(new TokenPoolRecomputation(told));
      case Inputs.DepthAnomaly told -> book();
      case Inputs.LiquidityShrink told -> book();
      case Inputs.WallEvent told -> book();
      case Inputs.LevelBroken told -> book();
      case Inputs.FuturesAnomaly told ->
          new Attempt.Impossible(
              "bars that were fetched or corrected are not among the records that it names");
      case Inputs.MarketMove told ->
          new Attempt.Impossible(
              "it compares hundreds of contracts, each by a history of its own, and bars that were"
                  + " fetched or corrected are not among the records that it names");
      case Inputs.WhaleMove told ->
          new Attempt.Impossible(
              "what the position was before comes from all fills since the address is watched, and"
                  + " it names those of the move only");
      case Inputs.WhaleConsensus told ->
          new Attempt.Impossible(
              "it adds up moves of several addresses, and what each position was before comes from"
                  + " all fills since the address is watched");
    };
  }

  private static Attempt book() {
    return new Attempt.Impossible("books are not computed once more yet");
  }
}
