package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.chat.TelegramCommands;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.connectors.system.Heartbeat;
import io.tidewatch.connectors.system.Responsibility;
import io.tidewatch.connectors.system.SystemWatch;
import io.tidewatch.connectors.system.WatchSettings;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.QueryServer;
import io.tidewatch.query.QuerySettings;
import io.tidewatch.query.Surroundings;
import io.tidewatch.query.door.Refusals;
import io.tidewatch.query.door.Tls;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.metrics.Metrics;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.query.vitals.VitalsServer;
import io.tidewatch.standalone.Version;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
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
  private static final String TOKEN_HINT =
      "set TIDEWATCH_HTTP_ADMIN_TOKEN in the environment, or http.admin-token or"
          + " http.tokens-file in the file given by --config";

  /** One bot tells alerts and answers commands. */
  private final BotBudget bot = new BotBudget(BotBudget.Limits.TELEGRAM);

  private final OwnCaller chat = OwnCaller.named("chat");

  private final ClosingStages stages = new ClosingStages(3);
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final KafkaAccess kafka;
  private final NodeDetectors detectors;
  private final Optional<NodeDatabase> kept;
  private final Optional<AskedDatabase> asked;
  private final Optional<PeerDoor> door;
  private final Answerer answering;
  private final Optional<TopicSink> alerts;
  private final NodeFeeds feeds;

  /** Whoever answers over HTTP. */
  @FunctionalInterface
  private interface Answerer {
    Answerer NONE = OptionalInt::empty;

    /** Where it listens; empty for nowhere. */
    OptionalInt port();
  }

  private Node(Optional<DataDirectory> directory, NodeOptions options) {
    try {
      kafka = options.kafka().orElseGet(() -> broker(needed(directory)));
      TopicProvisioning.ensureTopics(kafka, options.layout());
      if (options.detection().inShadow()) {
        TopicProvisioning.ensureShadows(kafka, options.layout());
      }
      options.beforehand().accept(kafka);
      kept =
          options
              .database()
              .filter(DatabaseOptions::isKept)
              .map(set -> stages.add(2, NodeDatabase.open(set, kafka)));
      asked =
          options
              .database()
              .filter(set -> !set.isKept())
              .map(set -> stages.add(2, new AskedDatabase(set, kafka)));
      kept.ifPresent(NodeDatabase::publish);
      // Before any detector starts: it tells the others where they can ask.
      door = options.cluster().map(set -> closedBeforeBroker(PeerDoor.open(set.peers())));
      detectors =
          NodeDetectors.of(
              options, detector -> runner(detector, streams(needed(directory), options)));
      feeds = NodeFeeds.of(options.feeds(), kafka, options.wallClock());
      // From here on they hold threads, whatever of the rest can start.
      feeds.all().forEach(feed -> stages.add(0, feed));
      Vitals vitals = new Vitals();
      vitals.measure(new LogMeters());
      directory.ifPresent(at -> vitals.measure(DirectoryMeters.of(at)));
      feeds.all().forEach(feed -> vitals.measure(new FeedCountMeters(feed)));
      feeds.binanceFutures().ifPresent(feed -> vitals.measure(new FuturesFeedMeters(feed::status)));
      feeds
          .hyperliquid()
          .ifPresent(feed -> vitals.measure(new HyperliquidFeedMeters(feed::status)));
      feeds.all().forEach(vitals::feed);
      detectors.all().forEach(vitals::detector);
      NodeSinks sinks =
          new NodeSinks(kafka, options.wallClock(), bot, vitals, this::closedBeforeBroker);
      sinks.start(options.sinks());
      kept.ifPresent(sinks::start);
      SystemWatch watch = startWatch(options, vitals);
      answering = answering(options, vitals, watch);
      startCommands(options, vitals);
      ShadowMark.begin(kafka, detectors.applicationIds(), options.detection().inShadow());
      detectors.start();
      alerts =
          options
              .alerts()
              .map(hears ->
                  closedBeforeBroker(
                      TopicSink.start(kafka, "tidewatch-console", Topics.ALERTS, hears)));
      options
          .feedEvents()
          .ifPresent(hears ->
              closedBeforeBroker(
                  TopicSink.start(kafka, "tidewatch-console-feeds", Topics.FEED_EVENTS, hears)));
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
    return new Node(
        Optional.of(requireNonNull(directory, "directory")), requireNonNull(options, "options"));
  }

  /**
   * The same for a node that keeps nothing on disk: it has neither a broker nor detectors.
   *
   * @throws IllegalStateException if a part cannot start; what had started is closed again
   */
  public static Node start(NodeOptions options) {
    return new Node(Optional.empty(), requireNonNull(options, "options"));
  }

  private static DataDirectory needed(Optional<DataDirectory> directory) {
    return directory.orElseThrow(() ->
        new IllegalArgumentException("expected a directory for a broker or detectors, was none"));
  }

  private KafkaAccess broker(DataDirectory directory) {
    EmbeddedBroker broker =
        stages.add(2, EmbeddedBroker.start(directory.broker(), directory.keeping()));
    directory.publishBroker(broker.bootstrapServers());
    return KafkaAccess.open(broker.bootstrapServers());
  }

  private StreamsSettings streams(DataDirectory directory, NodeOptions options) {
    StreamsSettings single =
        StreamsSettings.single(kafka, directory.state(), INSTANCE)
            .with(options.layout().replication());
    StreamsSettings alone = options.detection().inShadow() ? single.shadowed() : single;
    return options
        .cluster()
        .map(set ->
            alone.among(door.orElseThrow().address(), set.instanceId(), set.standbyReplicas()))
        .orElse(alone);
  }

  private DetectorRunner runner(Detector detector, StreamsSettings streams) {
    return closedBeforeBroker(new DetectorRunner(detector, streams, this::failed));
  }

  /** Whoever asks the bot is answered by the API, here or elsewhere. */
  private void startCommands(NodeOptions options, Vitals vitals) {
    Optional<ChatSettings.Api> asked = asked(options);
    if (options.sinks().commands().isPresent() && asked.isEmpty()) {
      LOG.warn("nobody is answered who asks the bot here: telegram.api-url is not set");
    }
    options
        .sinks()
        .commands()
        .flatMap(asked::map)
        .map(settings ->
            closedBeforeBroker(TelegramCommands.start(settings, bot, options.wallClock())))
        .ifPresent(commands -> vitals.measure(new CommandMeters(commands::status)));
  }

  private Optional<ChatSettings.Api> asked(NodeOptions options) {
    return switch (options.answering()) {
      case NodeOptions.Answering.Api(HttpSettings http, MarketClock _) ->
          Optional.of(api(http, httpPort().orElseThrow()));
      case NodeOptions.Answering.Vitals _, NodeOptions.Answering.Nothing _ ->
          options.sinks().apiElsewhere();
    };
  }

  private ChatSettings.Api api(HttpSettings http, int port) {
    return new ChatSettings.Api(
        ApiAddress.of(http.tls().isPresent(), http.host(), port),
        Optional.of(chat.secret()),
        http.tls().map(Tls::forOwnClient));
  }

  /** Before the feeds: of what they say, it takes only what comes after its start. */
  private SystemWatch startWatch(NodeOptions options, Vitals vitals) {
    Responsibility responsibility = responsibility(options);
    SystemWatch watch =
        closedBeforeBroker(
            SystemWatch.start(
                kafka.client(),
                WatchSettings.DEFAULTS,
                responsibility,
                vitals.probes(),
                options.wallClock()));
    vitals.measure(new SystemWatchMeters(watch::status));
    options
        .sinks()
        .heartbeat()
        // The others' troubles would keep no heart from beating.
        .filter(settings -> responsibility != Responsibility.OWN_PARTS)
        .map(settings -> closedBeforeBroker(Heartbeat.start(settings, watch::isHealthy)))
        .ifPresent(heartbeat -> vitals.measure(new HeartbeatMeters(heartbeat::status)));
    return watch;
  }

  /** What feeds say is for those to watch who hold back what comes of broken ones. */
  private Responsibility responsibility(NodeOptions options) {
    if (options.detection().inShadow() || detectors.find(DetectorKind.ALERT_GATE).isEmpty()) {
      return Responsibility.OWN_PARTS;
    }
    return feeds.all().isEmpty() || options.cluster().isPresent()
        ? Responsibility.FEEDS_AND_OWN_PARTS
        : Responsibility.EVERYTHING;
  }

  private Answerer answering(NodeOptions options, Vitals vitals, SystemWatch watch) {
    return switch (options.answering()) {
      case NodeOptions.Answering.Nothing _ -> Answerer.NONE;
      case NodeOptions.Answering.Vitals(HttpSettings http) -> vitals(http, options, vitals, watch);
      case NodeOptions.Answering.Api(HttpSettings http, MarketClock clock) -> {
        QueryServer server = closedBeforeBroker(queries(http, clock, vitals, options));
        yield () -> OptionalInt.of(server.port());
      }
    };
  }

  private Answerer vitals(
      HttpSettings http, NodeOptions options, Vitals vitals, SystemWatch watch) {
    Metrics metrics =
        closedBeforeBroker(
            new Metrics(
                detectors.all(),
                FeedSource.firstOf(feedSources(options.wallClock())),
                vitals.meters()));
    VitalsServer server =
        closedBeforeBroker(
            VitalsServer.start(
                http,
                new Gate(http.access(), TOKEN_HINT, new Refusals()),
                new NodeHealth(watch, metrics, failure)));
    return () -> OptionalInt.of(server.port());
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
      if (!new TopicsJudged(kafka).awaitPool(POOL_KNOWN)) {
        LOG.warn(
            "token-pool: not everything was read within {}, pairs are watched anyway", POOL_KNOWN);
      }
      feeds.dbotx().get().start();
    }
  }

  private QueryServer queries(
      HttpSettings http, MarketClock clock, Vitals vitals, NodeOptions options) {
    return QueryServer.start(
        new QuerySettings(kafka, chat.knownTo(http), Version.text(), TOKEN_HINT),
        detectors.queried(),
        new Surroundings(
            options.wallClock(),
            clock,
            feedSources(options.wallClock()),
            vitals.meters(),
            poolReload(),
            kept.map(NodeDatabase::storage).or(() -> asked.map(AskedDatabase::storage)),
            door));
  }

  private List<FeedSource> feedSources(InstantSource clock) {
    return feeds.all().stream().<FeedSource>map(feed -> new FeedStatus(feed, clock)).toList();
  }

  private void failed(String detector, Throwable cause) {
    LogFields.detector(LOG.atError(), detector)
        .setCause(cause)
        .log("{} stopped for good", detector);
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
    return kept.map(NodeDatabase::reload).or(() -> asked.map(AskedDatabase::reload));
  }

  /** The port at which it answers, if it does. */
  public OptionalInt httpPort() {
    return answering.port();
  }

  public NodeFeeds feeds() {
    return feeds;
  }

  /**
   * What a detector has counted.
   *
   * @throws IllegalStateException if it does not run here
   */
  public DetectorCounters counters(DetectorKind kind) {
    return detectors.counters(kind);
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
          && handedOver(progress.ends(Topics.ALERTS.name()), patience);
    }
  }

  private boolean handedOver(Map<TopicPartition, Long> ends, Duration patience) {
    return alerts.isEmpty() || alerts.get().awaitPositions(ends, patience);
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
