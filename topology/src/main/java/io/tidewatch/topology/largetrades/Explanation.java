package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.alert.AlertState.Sent;
import io.tidewatch.topology.alert.DecisionFold;

/** Says in one sentence why something did not become an alert. */
final class Explanation {
  private Explanation() {}

  static String of(DecisionFold fold, SymbolTracker tracker) {
    return switch (fold.reason()) {
      case COOLDOWN ->
          "over the threshold "
              + tracker.state.alert().lastSent().map(last -> after(fold, last)).orElse("")
              + ", within the cooldown of "
              + tracker.rule.cooldown().toMillis()
              + " ms";
      case ALREADY_ALERTED -> "late trades passed the threshold before the last alert was due";
      case NEAR_MISS -> "came to the exit level and went away without reaching the threshold";
      case NO_RATE ->
          "no USD rate for "
              + tracker.pair.map(SpotSymbol::quote).orElse("the quote asset of " + tracker.symbol)
              + ": the trade is in no total";
      case LATE -> "older than window and allowed lateness: the trade is in no total";
      case OUT_OF_RANGE -> "more than a total can hold: the trade is in no total";
      case RESOLVED -> "fell below the exit level: the episode is over";
      case RESOLVED_NO_DATA -> "no trades came and the total fell below the exit level";
    };
  }

  private static String after(DecisionFold fold, Sent last) {
    return (fold.from() - last.at()) + " ms after the last alert";
  }
}
