package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.Explanation;

/** Says in one sentence why something did not become an alert. */
final class LargeTradesExplanation {
  private LargeTradesExplanation() {}

  static String of(DecisionFold fold, SymbolTracker tracker) {
    return switch (fold.reason()) {
      case COOLDOWN ->
          Explanation.cooldown(fold, tracker.state.alert().lastSent(), tracker.rule.cooldown());
      case ALREADY_ALERTED -> "late trades passed the threshold before the last alert was due";
      case NEAR_MISS -> Explanation.nearMiss();
      case NO_RATE ->
          "no USD rate for "
              + tracker.pair.map(SpotSymbol::quote).orElse("the quote asset of " + tracker.symbol)
              + ": the trade is in no total";
      case LATE -> "older than window and allowed lateness: the trade is in no total";
      case OUT_OF_RANGE -> "more than a total can hold: the trade is in no total";
      case RESOLVED -> Explanation.resolved();
      case RESOLVED_NO_DATA -> "no trades came and the total fell below the exit level";
      case RESOLVED_BOOK_LOST -> Explanation.bookLost();
      case CAUSE_UNKNOWN -> Explanation.causeUnknown();
      case CONDITION_UNKNOWN -> Explanation.conditionUnknown();
      case GATED -> Explanation.gated();
      case NO_TEMPLATE -> Explanation.noTemplate();
      case MARKET_WIDE -> Explanation.marketWide();
      case UNSURE -> Explanation.unsure();
      case POSITION_RESYNC -> Explanation.positionResync();
      case SILENCED, FEED_BROKEN, MARKET_EVENT, UNWATCHED -> Explanation.notTold();
    };
  }
}
