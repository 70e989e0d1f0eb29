package io.tidewatch.standalone.node;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import io.tidewatch.connectors.dbotx.DbotxFeedSettings;
import io.tidewatch.connectors.feed.RestLimits;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.connectors.pool.LoaderSettings;
import io.tidewatch.connectors.redis.RedisAccess;
import io.tidewatch.connectors.redis.RedisSettings;
import io.tidewatch.connectors.redis.sink.RedisSinkSettings;
import io.tidewatch.connectors.system.HeartbeatSettings;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.peer.PeerSecret;
import io.tidewatch.query.peer.PeerSettings;
import io.tidewatch.standalone.config.Cluster;
import io.tidewatch.standalone.config.Database;
import io.tidewatch.standalone.config.Dbotx;
import io.tidewatch.standalone.config.FuturesAnomalies;
import io.tidewatch.standalone.config.LargeTrades;
import io.tidewatch.standalone.config.OkxFeed;
import io.tidewatch.standalone.config.OrderBooks;
import io.tidewatch.standalone.config.Redis;
import io.tidewatch.standalone.config.Retention;
import io.tidewatch.standalone.config.Secret;
import io.tidewatch.standalone.config.SpotFeed;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.config.TimeSeries;
import io.tidewatch.standalone.config.TokenPool;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.rule.BookRule;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import io.tidewatch.topology.tokenpool.TokenPoolRule;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Gives the parts of the house the settings they ask for. */
public final class Wiring {
  private static final Duration HISTORY = Duration.ofHours(24);
  private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration SERIES_TIMEOUT = Duration.ofSeconds(10);

  private static final String SEARCH_PATH = "/kline/search";
  private static final String FAILURES_FILE = "failed_pairs.json";

  private Wiring() {}

  /** The feed as configured. */
  public static SpotFeedSettings spotFeed(TidewatchSettings settings) {
    SpotFeed feed = settings.binanceSpot();
    SpotFeedSettings defaults = SpotFeedSettings.defaults(feed.symbols());
    SpotFeedSettings.Connection connection = defaults.connection();
    Retry retry = defaults.retry();
    SpotFeedSettings.Subscribing subscribing = defaults.subscribing();
    SpotFeedSettings configured =
        defaults
            .with(
                new SpotFeedSettings.Endpoints(
                    feed.webSocketUrl(),
                    Optional.of(feed.restUrl()),
                    feed.apiKey().map(Secret::reveal)))
            .with(
                new SpotFeedSettings.Connection(
                    feed.connectTimeout(),
                    feed.readTimeout(),
                    connection.maxFrameBytes(),
                    feed.rotateAfter(),
                    connection.overlap(),
                    connection.sendEvery()))
            .with(
                new Retry(retry.backoff(), retry.stableAfter(), feed.maxReconnect(), retry.seed()))
            .with(
                new SpotFeedSettings.Subscribing(
                    subscribing.firstFrameWithin(), subscribing.tries(), feed.staleAfter()));
    return isSimulated(settings) ? Haste.on(configured) : configured;
  }

  private static boolean isSimulated(TidewatchSettings settings) {
    return settings.simulation().clock().isPresent();
  }

  /** The API as configured. */
  public static HttpSettings http(TidewatchSettings settings) {
    return ApiWiring.http(settings);
  }

  /** The other processes, if this one has any. */
  public static Optional<ClusterOptions> cluster(Cluster cluster) {
    return cluster
        .host()
        .map(host -> {
          int port = cluster.port().orElseThrow();
          return new ClusterOptions(
              new PeerSettings(
                  cluster.listenHost().orElse(host),
                  port,
                  host,
                  port,
                  new PeerSecret(cluster.peerSecret().orElseThrow().reveal())),
              cluster.instanceId().orElseThrow(),
              cluster.standbyReplicas());
        });
  }

  /** The detector as configured. */
  public static LargeTradesSettings largeTrades(TidewatchSettings settings) {
    LargeTrades large = settings.largeTrades();
    return new LargeTradesSettings(
        new LargeTradesRule(
            large.threshold(),
            large.cooldown(),
            large.exitFactor(),
            large.sideShare(),
            large.escalationFactor(),
            large.severity()),
        large.window(),
        large.allowedLateness(),
        HISTORY);
  }

  /** The feed of OKX as configured. */
  public static OkxOptions okx(TidewatchSettings settings) {
    OkxFeed feed = settings.okx();
    OkxFeedSettings defaults = OkxFeedSettings.DEFAULTS;
    OkxFeedSettings.Connection connection = defaults.connection();
    OkxFeedSettings.Subscribing subscribing = defaults.subscribing();
    Retry retry = defaults.retry();
    OkxFeedSettings configured =
        defaults
            .with(new OkxFeedSettings.Endpoints(feed.webSocketUrl(), Optional.of(feed.restUrl())))
            .withInstrumentLimit(feed.maxInstruments())
            .with(
                new OkxFeedSettings.Connection(
                    feed.connectTimeout(),
                    feed.pingAfter(),
                    feed.pongWithin(),
                    connection.maxFrameBytes(),
                    connection.channels(),
                    connection.requestsPerHour(),
                    connection.connectsPerSecond()))
            .with(
                new Retry(retry.backoff(), retry.stableAfter(), feed.maxReconnect(), retry.seed()))
            .with(
                new OkxFeedSettings.Subscribing(
                    subscribing.answerWithin(),
                    subscribing.firstFrameWithin(),
                    subscribing.tries(),
                    feed.staleAfter(),
                    subscribing.askAgainAfter()));
    return new OkxOptions(
        configured,
        feed.instruments().stream().map(OkxInstrument::name).toList(),
        redisSet(settings.redis()));
  }

  private static Optional<RedisSettings> redisSet(Redis redis) {
    return redisAccess(redis)
        .map(access -> new RedisSettings(access, redis.tradingPairsKey(), redis.pollInterval()));
  }

  private static Optional<RedisAccess> redisAccess(Redis redis) {
    return redis
        .host()
        .map(host ->
            new RedisAccess(
                host,
                redis.port().orElseThrow(),
                0,
                false,
                Optional.empty(),
                redis.password().map(Secret::reveal),
                REDIS_TIMEOUT));
  }

  /** The detector of books as configured. */
  public static OrderBooksSettings orderBooks(TidewatchSettings settings) {
    OrderBooks books = settings.orderBooks();
    OrderBooksSettings defaults = OrderBooksSettings.DEFAULT;
    return new OrderBooksSettings(
        defaults.analysis(),
        defaults.rules().stream().map(rule -> rule(rule, books)).toList(),
        books.analysisInterval(),
        books.levelsInterval(),
        defaults.checkpointEvery(),
        defaults.firstRetry(),
        defaults.longestRetry());
  }

  private static BookRuleDefinition rule(BookRuleDefinition rule, OrderBooks books) {
    BigDecimal threshold =
        switch (rule.kind()) {
          case DEPTH_ANOMALY -> books.depthAnomalyThreshold();
          case LIQUIDITY_SHRINK -> books.liquidityShrinkThreshold();
          case WALL_APPEARED, WALL_ABSORBED, WALL_PULLED -> books.wallThreshold();
          case LEVEL_BROKEN -> books.levelBrokenThreshold();
        };
    BookRule standard = rule.rule(Map.of());
    return new BookRuleDefinition(
        rule.kind(),
        new BookRule(
            threshold,
            books.cooldown().orElse(standard.cooldown()),
            standard.exitFactor(),
            books.severity().orElse(standard.severity())));
  }

  /** The detector of the token pool as configured. */
  public static TokenPoolSettings tokenPool(TidewatchSettings settings) {
    TokenPool pool = settings.tokenPool();
    return TokenPoolSettings.DEFAULT.withRule(
        new TokenPoolRule(
            pool.cooldown(),
            pool.exitFactor(),
            pool.minLiquidity(),
            pool.minTrades().map(BigDecimal::valueOf),
            pool.staleAfter(),
            pool.severity()));
  }

  /** The detector of futures as configured. */
  public static FuturesSettings futures(TidewatchSettings settings) {
    FuturesAnomalies futures = settings.futuresAnomalies();
    return FuturesSettings.DEFAULT
        .withAnomaly(futures.anomalyRule())
        .withMarket(futures.marketRule());
  }

  /** How detectors decide, as configured. */
  public static DetectionSettings detection(TidewatchSettings settings) {
    return new DetectionSettings(
        largeTrades(settings),
        orderBooks(settings),
        tokenPool(settings),
        futures(settings),
        WhaleWiring.detector(settings.whaleSignals()),
        settings.kafka().layout().partitions());
  }

  /**
   * The feed of futures as configured.
   *
   * @throws io.tidewatch.standalone.config.ConfigurationException with the sum, if its polls do not
   *     fit the venue's limits
   */
  public static FuturesFeedSettings futuresFeed(TidewatchSettings settings) {
    return FuturesFeedWiring.feed(
        settings.binanceFutures(), feed -> isSimulated(settings) ? Haste.on(feed) : feed);
  }

  /** The feed of pairs as configured; without a key there is none. */
  public static Optional<DbotxFeedSettings> dbotx(TidewatchSettings settings) {
    Dbotx feed = settings.dbotx();
    return feed.apiKey()
        .map(key -> {
          DbotxFeedSettings defaults = DbotxFeedSettings.defaults(key.reveal());
          Retry retry = defaults.retry();
          return defaults
              .with(new DbotxFeedSettings.Endpoint(feed.webSocketUrl(), key.reveal()))
              .with(
                  defaults
                      .connection()
                      .withStartEvery(feed.startEvery())
                      .withConnectTimeout(feed.connectTimeout())
                      .withPings(feed.heartbeat(), feed.heartbeat().multipliedBy(2)))
              .with(
                  new Retry(
                      retry.backoff(), retry.stableAfter(), feed.maxReconnect(), retry.seed()))
              .with(defaults.subscribing().withStaleAfter(feed.staleAfter()))
              .withPushesPerSecond(feed.pushesPerSecond());
        });
  }

  /** The feed of watched addresses as configured. */
  public static HyperliquidFeedSettings hyperliquid(TidewatchSettings settings) {
    HyperliquidFeedSettings feed = WhaleWiring.feed(settings.hyperliquid());
    return isSimulated(settings) ? Haste.on(feed) : feed;
  }

  /** The database of the token pool as configured. */
  public static DatabaseSettings database(TidewatchSettings settings) {
    Database database = settings.database();
    ZoneId zone = database.zone();
    return database
        .url()
        .map(url ->
            new DatabaseSettings(
                url, database.user(), database.password().map(Secret::reveal), zone))
        .orElseGet(() ->
            DatabaseSettings.embedded(DataDirectory.database(settings.kafka().dataDirectory()))
                .in(zone));
  }

  /** How much of futures the database keeps, as configured. */
  public static RetentionSettings retention(TidewatchSettings settings) {
    Retention retention = settings.futuresRetention();
    return new RetentionSettings(
        retention.maxAge(),
        retention.maxRowsPerSymbol(),
        retention.maxSizeMb(),
        retention.whaleOrdersMaxAge(),
        retention.whaleSignalsMaxAge(),
        retention.every());
  }

  /** The database as configured, on the time of the live venues. */
  public static DatabaseOptions database(TidewatchSettings settings, InstantSource clock) {
    return new DatabaseOptions(
        database(settings),
        retention(settings),
        settings.futuresRetention().autoCleanup(),
        settings.hyperliquid().addressReloadInterval(),
        clock,
        settings.language().locale(),
        ZoneId.systemDefault());
  }

  /** How the token pool is loaded, as configured. */
  public static LoaderSettings loader(TidewatchSettings settings) {
    TokenPool pool = settings.tokenPool();
    Dbotx dbotx = settings.dbotx();
    RestLimits limits = LoaderSettings.DEFAULT_LIMITS;
    return new LoaderSettings(
        URI.create(dbotx.restUrl().toString().replaceAll("/+$", "") + SEARCH_PATH),
        dbotx.apiKey().map(Secret::reveal),
        pool.searchBatch(),
        pool.searchPause(),
        pool.searchConcurrency(),
        pool.minMarketCap(),
        pool.failuresFile()
            .orElseGet(() -> settings.kafka().dataDirectory().resolve(FAILURES_FILE)),
        new RestLimits(
            limits.retries(),
            limits.firstDelay(),
            limits.longestDelay(),
            limits.longestPause(),
            dbotx.connectTimeout()));
  }

  /** Who is told that all is well, as configured. */
  public static Optional<HeartbeatSettings> heartbeat(TidewatchSettings settings) {
    return DeliveryWiring.heartbeat(settings.telling());
  }

  /** Where results go besides Kafka, as configured. */
  public static SinkOptions sinks(TidewatchSettings settings) {
    return new SinkOptions(
        redisSink(settings.redis()),
        timeSeries(
            settings.timeSeries(), DataDirectory.timeSeries(settings.kafka().dataDirectory())),
        WhaleWiring.nats(settings.nats()),
        DeliveryWiring.sinks(settings),
        DeliveryWiring.commands(settings),
        DeliveryWiring.apiElsewhere(settings.telegram()),
        heartbeat(settings));
  }

  private static Optional<RedisSinkSettings> redisSink(Redis redis) {
    return redisAccess(redis)
        .map(access -> {
          RedisSinkSettings defaults = RedisSinkSettings.of(access);
          return new RedisSinkSettings(
              defaults.access(),
              defaults.group(),
              redis.expireAfter(),
              defaults.bookChannel(),
              defaults.analysisChannel(),
              defaults.monitoringInterval());
        });
  }

  private static Optional<TimeSeriesSettings> timeSeries(TimeSeries series, Path spool) {
    return series
        .url()
        .map(url -> {
          TimeSeriesSettings defaults =
              TimeSeriesSettings.of(
                  new TimeSeriesSettings.Endpoint(
                      url,
                      series.organization(),
                      series.bucket(),
                      series.token().map(Secret::reveal),
                      SERIES_TIMEOUT),
                  spool);
          return new TimeSeriesSettings(
              defaults.group(),
              defaults.endpoint(),
              defaults.batching(),
              new TimeSeriesSettings.Spooling(
                  spool,
                  (long) series.spoolMegabytes() << 20,
                  defaults.spool().maxRejectedBytes()));
        });
  }
}
