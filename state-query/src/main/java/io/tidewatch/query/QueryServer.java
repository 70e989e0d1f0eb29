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
import io.tidewatch.query.http.AuditResource;
import io.tidewatch.query.http.BooksResource;
import io.tidewatch.query.http.DashboardResource;
import io.tidewatch.query.http.DocumentsResource;
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
import io.tidewatch.query.http.Subjects;
import io.tidewatch.query.http.SubscriptionsResource;
import io.tidewatch.query.http.VolumeHistoryResource;
import io.tidewatch.query.http.VolumesResource;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.MinuteReads;
import io.tidewatch.query.largetrades.VolumeQueries;
import io.tidewatch.query.metrics.AlertLatency;
import io.tidewatch.query.metrics.Metrics;
import io.tidewatch.query.rule.Overrides;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.RuleChanges;
import io.tidewatch.query.rule.RuleReads;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.silence.Silences;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import io.tidewatch.query.subscription.Subscriptions;
import io.tidewatch.query.subscription.WantedChanges;
import io.tidewatch.query.subscription.WantedLog;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.query.whale.StoredWhales;
import io.tidewatch.query.whale.WhaleQueries;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.tokenpool.TokenPoolRuleDefinition;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRuleDefinition;
import io.tidewatch.topology.whale.signal.WhaleMoveRuleDefinition;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that answers, wired together. It may be started before the detectors are: it says that
 * it is not ready as long as they are not. The topics must exist.
 */
public final class QueryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryServer.class);

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
    Readers readers = new Readers(around.peers());
    Optional<WhaleResources> whales = detectors.whales().map(its -> whales(settings, its, readers));
    EventHub hub = opened(EventHub.start(settings.kafka(), settings.http().limits().streams()));
    Metrics metrics = metrics(settings, detectors, around, feeds, whales, hub);
    List<Resource> resources = new ArrayList<>();
    resources.add(new DocumentsResource());
    resources.add(new DashboardResource());
    resources.add(new HealthResource(detectors.all()));
    resources.add(
        new StatusResource(settings.version(), detectors.all(), feeds, around.wallClock()));
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
    detectors
        .alertGate()
        .map(its -> opened(new Silences(settings.kafka(), around.marketClock())))
        .ifPresent(silences -> resources.add(new SilencesResource(silences)));
    return resources;
  }

  private WhaleResources whales(QuerySettings settings, Detectors.Whales whales, Readers readers) {
    WhaleResources opened =
        WhaleResources.open(
            settings.kafka(),
            new StoredWhales(
                readers.of(whales.runner(), WhaleQueries::catalogue),
                whales.runner().detector().counters().getFirst()));
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
    Metrics metrics = opened(new Metrics(detectors.all(), feeds, meters));
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
    StoreReader market = readers.of(detectors.largeTrades(), VolumeQueries::catalogue);
    Overrides overrides = new Overrides(market.local(), LargeTradesTopology.RULES_STORE);
    RuleCatalogue rules = new RuleCatalogue(definitions(detectors));
    RulesInForce inForce = new RulesInForce(overrides, clock);
    LargeTradesReads largeTrades =
        new LargeTradesReads(market, inForce, detectors.settings(), around.marketClock());
    Optional<PoolResources> pool =
        detectors.tokenPool().map(its -> PoolResources.of(its, inForce, around, feeds, readers));
    List<StandingReader> standings = new ArrayList<>(List.of(largeTrades));
    pool.ifPresent(its -> standings.add(its.standings()));
    Optional<FuturesResources> futures =
        detectors.futures().map(its -> FuturesResources.of(its, inForce, around, readers));
    futures.ifPresent(its -> standings.addAll(its.standings()));
    Subjects subjects = new Subjects(standings);
    RuleChanges changes = opened(new RuleChanges(settings.kafka(), overrides, clock));
    List<Resource> resources = new ArrayList<>();
    detectors
        .orderBooks()
        .map(books -> bookReads(books, around, readers))
        .ifPresent(books -> resources.add(new BooksResource(books)));
    pool.ifPresent(its -> resources.addAll(its.resources()));
    futures.ifPresent(its -> resources.addAll(its.resources()));
    resources.addAll(HistoryResources.of(settings.kafka(), detectors, rules, subjects, readers));
    resources.addAll(
        List.of(
            new VolumesResource(largeTrades, subjects),
            new VolumeHistoryResource(
                new MinuteReads(market, detectors.settings()), subjects, around.marketClock()),
            new RulesResource(rules, new RuleReads(overrides, clock), changes)));
    return resources;
  }

  private static BookReads bookReads(
      Detectors.OrderBooks books, Surroundings around, Readers readers) {
    BookQueries queries = new BookQueries(books.settings());
    return new BookReads(
        readers.of(books.runner(), queries::catalogue), queries, around.marketClock());
  }

  private static List<RuleDefinition> definitions(Detectors detectors) {
    List<RuleDefinition> definitions = new ArrayList<>();
    definitions.add(new LargeTradesRuleDefinition(detectors.settings().rule()));
    detectors.orderBooks().ifPresent(books -> definitions.addAll(books.settings().rules()));
    detectors
        .tokenPool()
        .ifPresent(pool -> definitions.add(new TokenPoolRuleDefinition(pool.settings().rule())));
    detectors
        .futures()
        .ifPresent(futures -> {
          definitions.add(new FuturesAnomalyRuleDefinition(futures.settings().anomaly()));
          definitions.add(new MarketMoveRuleDefinition(futures.settings().market()));
        });
    detectors
        .whales()
        .ifPresent(whales -> {
          definitions.add(new WhaleMoveRuleDefinition(whales.settings().move()));
          definitions.add(new WhaleConsensusRuleDefinition(whales.settings().consensus()));
        });
    return definitions;
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
