package io.tidewatch.topology.orderbooks.judge;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.Explanation;
import io.tidewatch.topology.orderbooks.rule.BookRule;

/** Says in one sentence why something on a book did not become an alert. */
final class BookExplanation {
  private BookExplanation() {}

  static String of(DecisionFold fold, AlertState state, BookRule rule) {
    return switch (fold.reason()) {
      case COOLDOWN -> Explanation.cooldown(fold, state.lastSent(), rule.cooldown());
      case ALREADY_ALERTED -> "older than the last alert";
      case NEAR_MISS -> Explanation.nearMiss();
      case NO_RATE -> "nothing is known in USD: no rate of the quote asset, or no contract value";
      case LATE -> "older than what was judged already";
      case OUT_OF_RANGE -> "more than can be counted";
      case RESOLVED -> Explanation.resolved();
      case RESOLVED_NO_DATA -> "no data came any more: the episode is over";
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

  /** What is missing to tell the cause. */
  static String unknown(Absence why) {
    return why == Absence.NO_TRADES
        ? "the wall went away, and without trades of the instrument the cause cannot be told"
        : "the wall went away, neither mostly traded nor cancelled as the price came near";
  }
}
