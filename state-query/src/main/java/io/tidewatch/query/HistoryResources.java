package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.history.DecisionReads;
import io.tidewatch.query.history.DeliveryReads;
import io.tidewatch.query.history.HistoryQueries;
import io.tidewatch.query.http.AlertStoryResource;
import io.tidewatch.query.http.AlertsResource;
import io.tidewatch.query.http.DecisionsResource;
import io.tidewatch.query.http.OutcomesResource;
import io.tidewatch.query.http.RecomputeResource;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.Subjects;
import io.tidewatch.query.outcome.OutcomeReads;
import io.tidewatch.query.recompute.RangeReader;
import io.tidewatch.query.recompute.Recompute;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.recompute.Recomputations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** What answers about alerts and decisions of the past. */
final class HistoryResources {
  /** What alerts are computed from. */
  private static final Set<String> RAW =
      Set.of(
          Topics.BINANCE_SPOT_TRADES.name(),
          Topics.OKX_FRAMES.name(),
          Topics.FUTURES_KLINES.name(),
          Topics.DBOTX_PAIRS.name(),
          Topics.HYPERLIQUID_FRAMES.name());

  private HistoryResources() {}

  static List<Resource> of(
      KafkaAccess kafka,
      Detectors detectors,
      RuleCatalogue rules,
      Subjects subjects,
      Readers readers) {
    StoreReader history = readers.of(detectors.alertHistory(), HistoryQueries::catalogue);
    AlertReads alerts = new AlertReads(history);
    RangeReader ranges = new RangeReader(kafka, RAW, RangeReader.Limits.DEFAULT);
    return List.of(
        new AlertsResource(alerts, rules, subjects),
        new AlertStoryResource(alerts, new DeliveryReads(history)),
        new RecomputeResource(alerts, new Recompute(recomputations(detectors), ranges)),
        new DecisionsResource(new DecisionReads(history), rules, subjects),
        new OutcomesResource(new OutcomeReads(history), rules));
  }

  private static Recomputations recomputations(Detectors detectors) {
    return new Recomputations(
        detectors.orderBooks().map(Detectors.OrderBooks::settings),
        instId ->
            detectors
                .orderBooks()
                .map(books -> new LocalReader(books.runner().stores()))
                .flatMap(books -> terms(books, instId)));
  }

  private static Optional<InstrumentTerms> terms(LocalReader books, String instId) {
    return books.readGlobal(
        OrderBooksTopology.INSTRUMENTS_STORE,
        QueryableStoreTypes.<String, byte[]>keyValueStore(),
        store -> Optional.ofNullable(store.get(instId)).flatMap(InstrumentTerms::read));
  }
}
