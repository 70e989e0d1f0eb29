package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rate.UsdRate;
import java.util.List;

/** Writes an alert with all that is needed to compute it again. */
final class LargeTradesAlert {
  private LargeTradesAlert() {}

  static Alert of(
      SymbolTracker tracker,
      long windowMs,
      Outcome.Raised raised,
      int position,
      Totals totals,
      Side side) {
    long timeMs = tracker.window.timeAt(position);
    WindowFacts facts = tracker.window.factsAt(position);
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                LargeTradesRule.ID,
                tracker.ruleVersion,
                LargeTradesRuleDefinition.parameters(tracker.rule)),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(timeMs - windowMs, timeMs),
            WindowInputs.of(
                tracker.symbol,
                tracker.pair,
                tracker.window,
                position,
                totals,
                tracker.rate.orElse(UsdRate.ONE)),
            List.of(
                new Evidence.OffsetRange(
                    Topics.BINANCE_SPOT_TRADES.name(),
                    tracker.partition,
                    facts.firstOffset(),
                    facts.lastOffset())),
            new Evidence.FeedHealth(
                facts.missing(),
                facts.backfilled(),
                RawHeaders.number(tracker.newestHeaders, RawHeaders.EPOCH).orElse(0),
                tracker.receiveLagMs));
    return new Alert(
        AlertId.of(
            LargeTradesRule.ID, tracker.symbol, side, raised.episodeStart(), raised.number()),
        LargeTradesRule.ID,
        tracker.symbol,
        side,
        Totals.usd(totals.totalUsd()),
        tracker.rule.thresholdUsd(),
        tracker.rule.severity(),
        timeMs,
        evidence);
  }
}
