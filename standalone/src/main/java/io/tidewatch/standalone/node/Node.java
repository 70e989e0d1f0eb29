package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.chat.TelegramCommands;
import io.tidewatch.connectors.database.sink.AlertLogSink;
import io.tidewatch.connectors.database.sink.BatchStatsSink;
import io.tidewatch.connectors.database.sink.FuturesSinks;
import io.tidewatch.connectors.database.sink.SqlSinkStatus;
import io.tidewatch.connectors.database.sink.WhaleSinks;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySink;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.nats.SignalBridge;
import io.tidewatch.connectors.redis.sink.RedisSink;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.connectors.system.Heartbeat;
import io.tidewatch.connectors.system.SystemWatch;
import io.tidewatch.connectors.system.WatchSettings;
import io.tidewatch.connectors.timeseries.TimeSeriesSink;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.QueryServer;
import io.tidewatch.query.QuerySettings;
import io.tidewatch.query.Surroundings;
import io.tidewatch.query.door.Tls;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.standalone.Version;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one JVM: broker, topics, detectors, API, sinks, feeds, started in this order. The
 * feeds close first and the broker last, so that nothing is sent to a part that is gone; what is in
 * between closes at the same time.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final String INSTANCE = "node";
  private static final Duration POOL_KNOWN = Duration.ofSeconds(30);

  /** One bot tells alerts and answers commands. */
  private final BotBudget bot = new BotBudget(BotBudget.Limits.TELEGRAM);

  private final OwnCaller chat = OwnCaller.named("chat");

  private final ClosingStages stages = new ClosingStages(3);
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final KafkaAccess kafka;
  private final NodeDetectors detectors;
  private final Optional<NodeDatabase> database;
  private final Optional<PeerDoor> door;
  private final Optional<QueryServer> queries;
  private final TopicSink alerts;
  private final NodeFeeds feeds;

  private Node(DataDirectory directory, NodeOptions options) {
    try {
      kafka = options.kafka().orElseGet(() -> broker(directory));
      TopicProvisioning.ensureTopics(kafka, options.layout());
      options.beforehand().accept(kafka);
      database = options.database().map(set -> stages.add(2, NodeDatabase.open(set, kafka)));
      database.ifPresent(NodeDatabase::publish);
      // Before any detector starts: it tells the others where they can ask.
      door = options.cluster().map(set -> closedBeforeBroker(PeerDoor.open(set.peers())));
      StreamsSettings streams =
          streams(directory, options.cluster()).with(options.layout().replication());
      detectors = NodeDetectors.of(options, detector -> runner(detector, streams));
      feeds = NodeFeeds.of(options.feeds(), kafka, options.wallClock());
      // From here on they hold threads, whatever of the rest can start.
      feeds.all().forEach(feed -> stages.add(0, feed));
      Vitals vitals = new Vitals();
      feeds.all().forEach(feed -> vitals.measure(new FeedCountMeters(feed)));
      feeds.binanceFutures().ifPresent(feed -> vitals.measure(new FuturesFeedMeters(feed::status)));
      feeds
          .hyperliquid()
          .ifPresent(feed -> vitals.measure(new HyperliquidFeedMeters(feed::status)));
      feeds.all().forEach(vitals::feed);
      detectors.all().forEach(vitals::detector);
      startSinks(options.sinks(), options.wallClock(), vitals);
      database.ifPresent(set -> startSinks(set, options.wallClock(), vitals));
      options
          .sinks()
          .deliveries()
          .forEach(settings -> startDelivery(settings, options.wallClock(), vitals));
      startWatch(options, vitals);
      queries = options.http().map(http -> closedBeforeBroker(queries(http, vitals, options)));
      startCommands(options, vitals);
      detectors.start();
      alerts =
          closedBeforeBroker(
              TopicSink.start(kafka, "tidewatch-console", Topics.ALERTS, options.alerts()));
      closedBeforeBroker(
          TopicSink.start(
              kafka, "tidewatch-console-feeds", Topics.FEED_EVENTS, options.feedEvents()));
      startFeeds();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and returns.
   *
   * @throws IllegalStateException if a part cannot start; what had started is closed again
   */
  public static Node start(DataDirectory directory, NodeOptions options) {
    return new Node(requireNonNull(directory, "directory"), requireNonNull(options, "options"));
  }

  private KafkaAccess broker(DataDirectory directory) {
    EmbeddedBroker broker =
        stages.add(2, EmbeddedBroker.start(directory.broker(), directory.keeping()));
    directory.publishBroker(broker.bootstrapServers());
    return KafkaAccess.open(broker.bootstrapServers());
  }

  private StreamsSettings streams(DataDirectory directory, Optional<ClusterOptions> cluster) {
    StreamsSettings alone = StreamsSettings.single(kafka, directory.state(), INSTANCE);
    return cluster
        .map(set ->
            alone.among(door.orElseThrow().address(), set.instanceId(), set.standbyReplicas()))
        .orElse(alone);
  }

  private DetectorRunner runner(Detector detector, StreamsSettings streams) {
    return closedBeforeBroker(new DetectorRunner(detector, streams, this::failed));
  }

  private void startDelivery(DeliverySettings settings, InstantSource clock, Vitals vitals) {
    DeliverySink sink =
        closedBeforeBroker(
            DeliverySink.start(
                kafka, settings, System.out, bot, clock, RandomGenerator.getDefault()));
    vitals.measure(new DeliveryMeters(sink::status));
    vitals.delivery(settings.channel().name(), sink::status);
  }

  /** Whoever asks is answered by the API. */
  private void startCommands(NodeOptions options, Vitals vitals) {
    options
        .sinks()
        .commands()
        .filter(settings -> queries.isPresent())
        .map(settings ->
            closedBeforeBroker(
                TelegramCommands.start(
                    settings.apply(api(options.http().orElseThrow(), queries.get().port())),
                    bot,
                    options.wallClock())))
        .ifPresent(commands -> vitals.measure(new CommandMeters(commands::status)));
  }

  private ChatSettings.Api api(HttpSettings http, int port) {
    return new ChatSettings.Api(
        ApiAddress.of(http.tls().isPresent(), http.host(), port),
        Optional.of(chat.secret()),
        http.tls().map(Tls::forOwnClient));
  }

  /** Before the feeds: of what they say, it takes only what comes after its start. */
  private void startWatch(NodeOptions options, Vitals vitals) {
    SystemWatch watch =
        closedBeforeBroker(
            SystemWatch.start(
                kafka.client(), WatchSettings.DEFAULTS, vitals.probes(), options.wallClock()));
    vitals.measure(new SystemWatchMeters(watch::status));
    options
        .sinks()
        .heartbeat()
        .map(settings -> closedBeforeBroker(Heartbeat.start(settings, watch::isHealthy)))
        .ifPresent(heartbeat -> vitals.measure(new HeartbeatMeters(heartbeat::status)));
  }

  private void startSinks(SinkOptions sinks, InstantSource clock, Vitals vitals) {
    Optional<TimeSeriesSink> series =
        sinks
            .timeSeries()
            .map(settings ->
                closedBeforeBroker(
                    TimeSeriesSink.start(kafka, settings, clock, RandomGenerator.getDefault())));
    series.ifPresent(sink -> {
      vitals.measure(new TimeSeriesMeters(sink::status));
      vitals.sink("time-series", () -> sink.status().connected(), () -> sink.status().lastError());
    });
    sinks
        .redis()
        .map(settings ->
            closedBeforeBroker(
                RedisSink.start(
                    kafka,
                    settings,
                    clock,
                    () -> series.map(TimeSeriesSink::pointsPerSecond).orElse(0.0))))
        .ifPresent(sink -> {
          vitals.measure(new RedisSinkMeters(sink::status));
          vitals.sink("redis", () -> sink.status().connected(), () -> sink.status().lastError());
        });
    sinks
        .nats()
        .map(settings ->
            closedBeforeBroker(
                SignalBridge.start(kafka, settings, clock, RandomGenerator.getDefault())))
        .ifPresent(bridge -> {
          vitals.measure(new NatsMeters(bridge::status));
          vitals.sink("nats", () -> bridge.status().connected(), () -> bridge.status().lastError());
        });
  }

  /**
   * Pairs come last, when the detector knows the pool: a frame that overtakes its pair's definition
   * is one of a stranger.
   */
  private void startFeeds() {
    feeds.binanceSpot().ifPresent(Feed::start);
    feeds.okx().ifPresent(Feed::start);
    feeds.binanceFutures().ifPresent(Feed::start);
    feeds.hyperliquid().ifPresent(Feed::start);
    if (feeds.dbotx().isPresent()) {
      if (!backlog().awaitPoolJudged(POOL_KNOWN)) {
        LOG.warn(
            "token-pool: not everything was read within {}, pairs are watched anyway", POOL_KNOWN);
      }
      feeds.dbotx().get().start();
    }
  }

  private void startSinks(NodeDatabase tables, InstantSource clock, Vitals vitals) {
    AlertLogSink log = closedBeforeBroker(tables.startAlertLog(clock));
    watchTable("sol_ws_alert_log", log::status, vitals);
    BatchStatsSink stats = closedBeforeBroker(tables.startBatchStats(clock));
    watchTable("sol_ws_batch_stats", stats::status, vitals);
    FuturesSinks written = closedBeforeBroker(tables.startFutures(clock));
    written
        .statuses()
        .keySet()
        .forEach(table -> watchTable(table, () -> written.statuses().get(table), vitals));
    RegularWatchList watchList = closedBeforeBroker(tables.startWatchList());
    vitals.measure(new WatchListMeters(watchList::status));
    WhaleSinks whales = closedBeforeBroker(tables.startWhales(clock));
    whales
        .statuses()
        .keySet()
        .forEach(table -> watchTable(table, () -> whales.statuses().get(table), vitals));
    tables
        .startCleanup()
        .map(this::closedBeforeBroker)
        .ifPresent(cleanup -> vitals.measure(new RetentionMeters(cleanup::status)));
  }

  private static void watchTable(String table, Supplier<SqlSinkStatus> status, Vitals vitals) {
    vitals.measure(new SqlSinkMeters(table, status));
    vitals.sink(table, () -> status.get().connected(), () -> status.get().lastError());
  }

  private QueryServer queries(HttpSettings http, Vitals vitals, NodeOptions options) {
    return QueryServer.start(
        new QuerySettings(
            kafka,
            chat.knownTo(http),
            Version.text(),
            "set TIDEWATCH_HTTP_ADMIN_TOKEN in the environment, or http.admin-token or"
                + " http.tokens-file in the file given by --config"),
        detectors.queried(),
        new Surroundings(
            options.wallClock(),
            options.marketClock(),
            feeds.all().stream()
                .<FeedSource>map(feed -> new FeedStatus(feed, options.wallClock()))
                .toList(),
            vitals.meters(),
            database.map(NodeDatabase::reload),
            database.map(NodeDatabase::storage),
            door));
  }

  private void failed(String detector, Throwable cause) {
    LOG.error("{} stopped for good", detector, cause);
    failure.complete(cause);
  }

  /** Done with the cause when a detector stopped for good; the process should end then. */
  public CompletableFuture<Throwable> failure() {
    return failure;
  }

  /** How its Kafka is reached. */
  public KafkaAccess kafka() {
    return kafka;
  }

  /** Reads the database of the token pool again, if there is one. */
  public Optional<PoolReload> poolReload() {
    return database.map(NodeDatabase::reload);
  }

  /** The port of the API, if it has one. */
  public OptionalInt httpPort() {
    return queries.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
  }

  public NodeFeeds feeds() {
    return feeds;
  }

  public DetectorCounters largeTradesCounters() {
    return NodeDetectors.counters(detectors.largeTrades());
  }

  public DetectorCounters tokenPoolCounters() {
    return NodeDetectors.counters(detectors.tokenPool());
  }

  public DetectorCounters futuresCounters() {
    return NodeDetectors.counters(detectors.futures());
  }

  public DetectorCounters whalesCounters() {
    return NodeDetectors.counters(detectors.whales());
  }

  public DetectorCounters orderBooksCounters() {
    return NodeDetectors.counters(detectors.orderBooks());
  }

  /**
   * Ends the feeds, and waits until everything they sent is judged and every alert that came of it
   * is handed over.
   *
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  public boolean drain(Duration patience) {
    feeds.all().forEach(Feed::close);
    if (!backlog().awaitJudged(patience)) {
      return false;
    }
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitSettled(Topics.ALERTS.name(), patience)
          && alerts.awaitPositions(progress.ends(Topics.ALERTS.name()), patience);
    }
  }

  /** What the detectors have not judged yet. */
  public Backlog backlog() {
    return new Backlog(kafka, detectors);
  }

  private <T extends AutoCloseable> T closedBeforeBroker(T part) {
    return stages.add(1, part);
  }

  @Override
  public void close() {
    stages.close();
  }
}
