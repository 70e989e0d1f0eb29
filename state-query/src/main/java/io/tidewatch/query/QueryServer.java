package io.tidewatch.query;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.audit.AuditLog;
import io.tidewatch.query.books.BookQueries;
import io.tidewatch.query.books.BookReads;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.door.Refusals;
import io.tidewatch.query.feed.FeedEventLog;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.history.HistoryQueries;
import io.tidewatch.query.http.AuditResource;
import io.tidewatch.query.http.BooksResource;
import io.tidewatch.query.http.DashboardResource;
import io.tidewatch.query.http.DocumentsResource;
import io.tidewatch.query.http.ElsewhereResource;
import io.tidewatch.query.http.FeedsResource;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HealthResource;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.MetricsResource;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.PoolReloadResource;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.RulesResource;
import io.tidewatch.query.http.SilencesResource;
import io.tidewatch.query.http.StatusResource;
import io.tidewatch.query.http.StreamResource;
import io.tidewatch.query.http.SubscriptionsResource;
import io.tidewatch.query.metrics.AlertLatency;
import io.tidewatch.query.metrics.BookMeters;
import io.tidewatch.query.metrics.Metrics;
import io.tidewatch.query.recompute.KnownTerms;
import io.tidewatch.query.rule.Overrides;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.RuleChanges;
import io.tidewatch.query.rule.RuleReads;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.rule.Standings;
import io.tidewatch.query.silence.Silences;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.subscription.Subscriptions;
import io.tidewatch.query.subscription.WantedChanges;
import io.tidewatch.query.subscription.WantedLog;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.query.whale.StoredWhales;
import io.tidewatch.query.whale.WhaleQueries;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that answers, wired together. It may be started before the detectors are: it says that
 * it is not ready as long as they are not. The topics must exist.
 */
public final class QueryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryServer.class);

  /** Whose calls begin how. */
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("/api/volumes", LargeTradesTopology.NAME),
          Map.entry("/api/books", OrderBooksTopology.NAME),
          Map.entry("/api/pool", TokenPoolTopology.NAME),
          Map.entry("/api/anomalies", FuturesTopology.NAME),
          Map.entry("/api/coins", FuturesTopology.NAME),
          Map.entry("/api/klines", FuturesTopology.NAME),
          Map.entry("/api/oitop", FuturesTopology.NAME),
          Map.entry("/api/health", FuturesTopology.NAME),
          Map.entry("/api/whales", WhaleSignalsTopology.NAME),
          Map.entry("/api/alerts", AlertHistoryTopology.NAME),
          Map.entry("/api/decisions", AlertHistoryTopology.NAME),
          Map.entry("/api/rules/{id}/outcomes", AlertHistoryTopology.NAME));

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Refusals refusals = new Refusals();
  private final HttpServer http;

  private QueryServer(QuerySettings settings, Detectors detectors, Surroundings around) {
    Gate gate = new Gate(settings.http().access(), settings.tokenHint(), refusals);
    try {
      this.http =
          opened(HttpServer.start(settings.http(), gate, resources(settings, detectors, around)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts.
   *
   * @throws IllegalStateException if the port is taken
   */
  public static QueryServer start(
      QuerySettings settings, Detectors detectors, Surroundings around) {
    return new QueryServer(settings, detectors, around);
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** The calls it answers. */
  public List<Operation> operations() {
    return http.operations();
  }

  private List<Resource> resources(
      QuerySettings settings, Detectors detectors, Surroundings around) {
    FeedSource feeds = feeds(settings, around);
    Readers readers = new Readers(around.peers(), detectors.settings().partitions());
    Optional<WhaleResources> whales =
        detectors.find(WhaleSignalsTopology.NAME).map(its -> whales(settings, its, readers));
    EventHub hub = opened(EventHub.start(settings.kafka(), settings.http().limits().streams()));
    Metrics metrics = metrics(settings, detectors, around, feeds, whales, hub);
    List<Resource> resources = new ArrayList<>();
    resources.add(new DocumentsResource());
    resources.add(new DashboardResource());
    resources.add(new HealthResource(detectors.here()));
    resources.add(
        new StatusResource(settings.version(), detectors.here(), feeds, around.wallClock()));
    resources.add(new MetricsResource(metrics));
    resources.add(new FeedsResource(feeds));
    resources.add(new StreamResource(hub, new CatchUp(settings.kafka())));
    resources.add(new SubscriptionsResource(subscriptions(settings)));
    resources.addAll(marketResources(settings, detectors, around, feeds, readers));
    resources.add(audit(settings));
    around
        .poolReload()
        .map(reload ->
            new PoolReloadResource(
                reload,
                opened(new ConfirmedWriter<>(settings.kafka(), Topics.AUDIT, "tidewatch-audit"))))
        .ifPresent(resources::add);
    whales.ifPresent(its -> resources.addAll(its.resources()));
    resources.add(
        new SilencesResource(opened(new Silences(settings.kafka(), around.marketClock()))));
    resources.add(new ElsewhereResource(PATHS, detectors.names()));
    return resources;
  }

  private WhaleResources whales(QuerySettings settings, DetectorRunner whales, Readers readers) {
    WhaleResources opened =
        WhaleResources.open(
            settings.kafka(),
            new StoredWhales(
                readers.of(whales, WhaleQueries::catalogue),
                whales.detector().counters().getFirst()));
    opened.parts().forEach(this::opened);
    return opened;
  }

  private AuditResource audit(QuerySettings settings) {
    AuditLog log = new AuditLog();
    TopicTail<AuditEntry> tail =
        opened(TopicTail.follow(settings.kafka(), Topics.AUDIT, TopicTail.Start.OLDEST, log::hear));
    return new AuditResource(log, tail::isCaughtUp);
  }

  private Subscriptions subscriptions(QuerySettings settings) {
    WantedLog log = new WantedLog();
    TopicTail<WantedSubscription> tail =
        opened(TopicTail.followTable(settings.kafka(), Topics.SUBSCRIPTIONS, log::hear));
    return new Subscriptions(log, opened(new WantedChanges(settings.kafka())), tail::isCaughtUp);
  }

  private FeedSource feeds(QuerySettings settings, Surroundings around) {
    FeedEventLog log = new FeedEventLog();
    opened(
        TopicTail.follow(settings.kafka(), Topics.FEED_EVENTS, TopicTail.Start.OLDEST, log::hear));
    List<FeedSource> sources = new ArrayList<>(around.feeds());
    sources.add(log);
    return FeedSource.firstOf(sources);
  }

  private Metrics metrics(
      QuerySettings settings,
      Detectors detectors,
      Surroundings around,
      FeedSource feeds,
      Optional<WhaleResources> whales,
      EventHub hub) {
    AlertLatency latency = new AlertLatency(around.wallClock());
    List<MeterBinder> meters = new ArrayList<>(around.meters());
    meters.add(latency);
    meters.add(hub);
    meters.add(refusals);
    whales.ifPresent(its -> meters.add(its.meters()));
    detectors
        .find(OrderBooksTopology.NAME)
        .ifPresent(its -> meters.add(BookMeters.of(its, detectors.settings().orderBooks())));
    Metrics metrics = opened(new Metrics(detectors.here(), feeds, meters));
    opened(
        TopicTail.follow(
            settings.kafka(), Topics.ALERTS, TopicTail.Start.NEWEST, latency::readable));
    return metrics;
  }

  private List<Resource> marketResources(
      QuerySettings settings,
      Detectors detectors,
      Surroundings around,
      FeedSource feeds,
      Readers readers) {
    InstantSource clock = around.wallClock();
    DetectionSettings decided = detectors.settings();
    Overrides overrides = opened(Overrides.follow(settings.kafka()));
    RuleCatalogue rules = new RuleCatalogue(decided.rules());
    RulesInForce inForce = new RulesInForce(overrides, clock);
    Optional<LargeTradesResources> largeTrades =
        detectors
            .find(LargeTradesTopology.NAME)
            .map(its ->
                LargeTradesResources.of(its, decided.largeTrades(), inForce, around, readers));
    Optional<PoolResources> pool =
        detectors
            .find(TokenPoolTopology.NAME)
            .map(
                its -> PoolResources.of(its, decided.tokenPool(), inForce, around, feeds, readers));
    Optional<FuturesResources> futures =
        detectors
            .find(FuturesTopology.NAME)
            .map(its -> FuturesResources.of(its, decided.futures(), inForce, around, readers));
    List<StandingReader> standings = new ArrayList<>();
    largeTrades.ifPresent(its -> standings.add(its.standings()));
    pool.ifPresent(its -> standings.add(its.standings()));
    futures.ifPresent(its -> standings.addAll(its.standings()));
    RuleChanges changes = opened(new RuleChanges(settings.kafka(), overrides, clock));
    List<Resource> resources = new ArrayList<>();
    largeTrades.ifPresent(its -> resources.addAll(its.resources()));
    detectors
        .find(OrderBooksTopology.NAME)
        .map(books -> bookReads(books, decided.orderBooks(), around, readers))
        .ifPresent(books -> resources.add(new BooksResource(books)));
    pool.ifPresent(its -> resources.addAll(its.resources()));
    futures.ifPresent(its -> resources.addAll(its.resources()));
    detectors
        .find(AlertHistoryTopology.NAME)
        .map(its -> history(settings, its, decided, readers))
        .ifPresent(history -> resources.addAll(history.of(rules, new Standings(standings))));
    resources.add(new RulesResource(rules, new RuleReads(overrides, clock), changes));
    return resources;
  }

  private HistoryResources history(
      QuerySettings settings, DetectorRunner history, DetectionSettings decided, Readers readers) {
    KnownTerms terms = opened(KnownTerms.follow(settings.kafka()));
    return new HistoryResources(
        settings.kafka(),
        readers.of(history, HistoryQueries::catalogue),
        new Recomputations(decided.orderBooks(), terms::of));
  }

  private static BookReads bookReads(
      DetectorRunner books, OrderBooksSettings settings, Surroundings around, Readers readers) {
    BookQueries queries = new BookQueries(settings);
    return new BookReads(readers.of(books, queries::catalogue), queries, around.marketClock());
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** Closes the server and what it made; the detectors go on. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close in order", part.getClass().getSimpleName(), e);
      }
    }
  }
}
