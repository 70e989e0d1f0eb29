package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.history.DecisionReads;
import io.tidewatch.query.history.DeliveryReads;
import io.tidewatch.query.http.AlertStoryResource;
import io.tidewatch.query.http.AlertsResource;
import io.tidewatch.query.http.DecisionsResource;
import io.tidewatch.query.http.OutcomesResource;
import io.tidewatch.query.http.RecomputeResource;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.outcome.OutcomeReads;
import io.tidewatch.query.recompute.RangeReader;
import io.tidewatch.query.recompute.Recompute;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.Standings;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.recompute.Recomputations;
import java.util.List;
import java.util.Set;

/**
 * What answers about alerts and decisions of the past.
 *
 * @param history reads the detector that keeps them
 * @param recomputations how an alert is computed once more
 */
record HistoryResources(KafkaAccess kafka, StoreReader history, Recomputations recomputations) {
  /** What alerts are computed from. */
  private static final Set<String> RAW =
      Set.of(
          Topics.BINANCE_SPOT_TRADES.name(),
          Topics.OKX_FRAMES.name(),
          Topics.FUTURES_KLINES.name(),
          Topics.DBOTX_PAIRS.name(),
          Topics.HYPERLIQUID_FRAMES.name());

  HistoryResources {
    requireNonNull(kafka, "kafka");
    requireNonNull(history, "history");
    requireNonNull(recomputations, "recomputations");
  }

  List<Resource> of(RuleCatalogue rules, Standings standings) {
    AlertReads alerts = new AlertReads(history);
    RangeReader ranges = new RangeReader(kafka, RAW, RangeReader.Limits.DEFAULT);
    return List.of(
        new AlertsResource(alerts, rules),
        new AlertStoryResource(alerts, new DeliveryReads(history)),
        new RecomputeResource(alerts, new Recompute(recomputations, ranges)),
        new DecisionsResource(new DecisionReads(history), rules, standings),
        new OutcomesResource(new OutcomeReads(history), rules));
  }
}
