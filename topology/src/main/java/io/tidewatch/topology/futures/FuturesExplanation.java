package io.tidewatch.topology.futures;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.Explanation;
import io.tidewatch.topology.futures.market.RoundEntry.Verdict;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.time.Duration;

/** Says in one sentence why a bar, or a round, did not become an alert. */
final class FuturesExplanation {
  private FuturesExplanation() {}

  /** Of a symbol. */
  static String of(
      DecisionFold fold,
      AlertState state,
      Anomaly anomaly,
      Verdict verdict,
      FuturesAnomalyRule rule) {
    return switch (fold.reason()) {
      case GATED -> gated(anomaly, rule);
      case UNSURE -> unsure(anomaly);
      case MARKET_WIDE ->
          Explanation.marketWide()
              + "; "
              + verdict.anomalous()
              + " of "
              + verdict.symbols()
              + " symbols were anomalous";
      case COOLDOWN,
          ALREADY_ALERTED,
          NEAR_MISS,
          NO_RATE,
          LATE,
          OUT_OF_RANGE,
          RESOLVED,
          RESOLVED_NO_DATA,
          RESOLVED_BOOK_LOST,
          CAUSE_UNKNOWN,
          CONDITION_UNKNOWN,
          NO_TEMPLATE,
          POSITION_RESYNC,
          SILENCED,
          FEED_BROKEN,
          MARKET_EVENT,
          UNWATCHED ->
          of(fold, state, rule.cooldown());
    };
  }

  /** Of the market, and of what holds of any rule. */
  static String of(DecisionFold fold, AlertState state, Duration cooldown) {
    return switch (fold.reason()) {
      case COOLDOWN -> Explanation.cooldown(fold, state.lastSent(), cooldown);
      case ALREADY_ALERTED -> "older than the last alert";
      case NEAR_MISS -> Explanation.nearMiss();
      case NO_RATE -> "no rate of the quote asset is known";
      case LATE -> "older than what was judged already";
      case OUT_OF_RANGE -> "more than can be counted";
      case RESOLVED -> Explanation.resolved();
      case RESOLVED_NO_DATA -> "no data came any more: the episode is over";
      case RESOLVED_BOOK_LOST -> Explanation.bookLost();
      case CAUSE_UNKNOWN -> Explanation.causeUnknown();
      case CONDITION_UNKNOWN -> Explanation.conditionUnknown();
      case GATED -> "over the threshold, and the rule asks for more besides";
      case NO_TEMPLATE -> Explanation.noTemplate();
      case MARKET_WIDE -> Explanation.marketWide();
      case UNSURE -> Explanation.unsure();
      case POSITION_RESYNC -> Explanation.positionResync();
      case SILENCED, FEED_BROKEN, MARKET_EVENT, UNWATCHED -> Explanation.notTold();
    };
  }

  private static String gated(Anomaly anomaly, FuturesAnomalyRule rule) {
    if (anomaly.quoteVolume24h().compareTo(rule.minQuoteVolume()) < 0) {
      return "over the threshold, and the quote volume of 24 hours is "
          + anomaly.quoteVolume24h().toPlainString()
          + ", looked for from "
          + rule.minQuoteVolume().toPlainString();
    }
    return "over the threshold by one group of features alone: "
        + "return or volatility must agree with volume";
  }

  private static String unsure(Anomaly anomaly) {
    String why =
        switch (anomaly.status()) {
          case WARMUP -> "there are fewer than 30 bars to compare with";
          case NEW -> "the contract was listed less than 24 hours ago";
          case GAPPY -> anomaly.missing() + " bars of the baseline are missing";
          case SHORT -> "there are only " + anomaly.bars() + " bars to compare with";
          case OK -> "only " + anomaly.robust().coverage() + " of the weights could be scored";
        };
    return "over the threshold, and nobody can be sure: " + why;
  }
}
