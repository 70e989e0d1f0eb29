package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Evidence.FeedHealth;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.MarketView;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.market.RoundEntry.Verdict;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.rule.RuleInForce;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes alerts with all that is needed to check them. */
final class FuturesAlerts {
  private static final String TOPIC = Topics.FUTURES_KLINES.name();

  private FuturesAlerts() {}

  static Alert symbol(
      Judged judged, Verdict verdict, RuleInForce<FuturesAnomalyRule> rule, Outcome.Raised raised) {
    Anomaly anomaly = judged.anomaly();
    FuturesAnomalyRule parameters = rule.rule();
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                FuturesAnomalyRule.ID,
                rule.version(),
                FuturesAnomalyRuleDefinition.parameters(parameters)),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(anomaly.openTime() - 1, anomaly.evaluatedAt()),
            new Inputs.FuturesAnomaly(
                FuturesSymbol.parse(anomaly.symbol()).base(),
                parameters.method(),
                anomaly,
                MarketView.share(verdict.anomalous(), verdict.symbols()),
                verdict.symbols(),
                judged.contract()),
            List.of(
                new OffsetRange(
                    TOPIC, judged.partition(), judged.firstOffset(), judged.lastOffset())),
            health(judged));
    return new Alert(
        AlertId.of(
            FuturesAnomalyRule.ID,
            anomaly.symbol(),
            anomaly.direction(),
            raised.episodeStart(),
            raised.number()),
        FuturesAnomalyRule.ID,
        anomaly.symbol(),
        anomaly.direction(),
        MarketJudge.score(anomaly, parameters.method()),
        parameters.threshold(),
        parameters.severity(),
        anomaly.evaluatedAt(),
        evidence);
  }

  static Alert market(
      Round round,
      MarketView view,
      List<Judged> compared,
      Optional<Inputs.ComparedRound> told,
      RuleInForce<MarketMoveRule> rule,
      Outcome.Raised raised) {
    Judged newest =
        compared.stream()
            .max(
                Comparator.comparingLong((Judged judged) -> judged.anomaly().evaluatedAt())
                    .thenComparing(Judged::symbol))
            .orElseThrow();
    long openTime = compared.getFirst().anomaly().openTime();
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                MarketMoveRule.ID,
                rule.version(),
                MarketMoveRuleDefinition.parameters(rule.rule())),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(
                Math.min(openTime, round.at() - Bar.LENGTH_MS) - 1, newest.anomaly().evaluatedAt()),
            view.toInputs(round.at(), told),
            records(compared),
            health(newest));
    return new Alert(
        AlertId.of(
            MarketMoveRule.ID,
            MarketMoveRule.SUBJECT,
            view.side(),
            raised.episodeStart(),
            raised.number()),
        MarketMoveRule.ID,
        MarketMoveRule.SUBJECT,
        view.side(),
        view.share(),
        rule.rule().share(),
        rule.rule().severity(),
        round.at(),
        evidence);
  }

  private static FeedHealth health(Judged judged) {
    return new FeedHealth(
        0, 0, judged.epoch(), judged.receivedAt() - judged.anomaly().evaluatedAt());
  }

  /**
   * One span for each partition, from where on it is judged again: a whole bar of all contracts
   * would be millions of records.
   */
  private static List<OffsetRange> records(List<Judged> compared) {
    SortedMap<Integer, OffsetRange> spans = new TreeMap<>();
    for (Judged judged : compared) {
      spans.merge(
          judged.partition(),
          new OffsetRange(TOPIC, judged.partition(), judged.neededFrom(), judged.lastOffset()),
          (one, other) ->
              new OffsetRange(
                  TOPIC,
                  one.partition(),
                  Math.min(one.first(), other.first()),
                  Math.max(one.last(), other.last())));
    }
    return List.copyOf(spans.values());
  }
}
