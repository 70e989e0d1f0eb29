package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.futures.StorageSource;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams.State;

/** The real detectors and the real API over a real broker. */
final class House implements AutoCloseable {
  static final String TOKEN = "a token for tests";

  private final DetectorRunner largeTrades;
  private final DetectorRunner alertHistory;
  private final DetectorRunner orderBooks;
  private final Optional<DetectorRunner> tokenPool;
  private final Optional<DetectorRunner> futures;
  private final Optional<DetectorRunner> whales;
  private final QueryServer server;
  private final Client client;

  House(String bootstrapServers, Path stateDirectory) {
    this(bootstrapServers, stateDirectory, Optional.of(new AccessToken(TOKEN)));
  }

  House(String bootstrapServers, Path stateDirectory, Optional<AccessToken> token) {
    this(
        bootstrapServers,
        stateDirectory,
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private House(
      String bootstrapServers,
      Path stateDirectory,
      Optional<AccessToken> token,
      Optional<TokenPoolSettings> pool,
      Optional<PoolReload> reload,
      Optional<FuturesSettings> futuresSettings,
      Optional<StorageSource> storage,
      Optional<WhaleSettings> whaleSettings) {
    StreamsSettings streams =
        StreamsSettings.single(KafkaAccess.open(bootstrapServers), stateDirectory, "house");
    LargeTradesSettings settings = LargeTradesSettings.DEFAULT;
    largeTrades =
        new DetectorRunner(new LargeTradesTopology(settings), streams, (detector, cause) -> {});
    alertHistory = new DetectorRunner(new AlertHistoryTopology(), streams, (detector, cause) -> {});
    orderBooks =
        new DetectorRunner(
            new OrderBooksTopology(OrderBooksSettings.DEFAULT), streams, (detector, cause) -> {});
    tokenPool =
        pool.map(its ->
            new DetectorRunner(
                new TokenPoolTopology(its, InstantSource.system()),
                streams,
                (detector, cause) -> {}));
    InstantSource clock = InstantSource.system();
    futures =
        futuresSettings.map(its ->
            new DetectorRunner(new FuturesTopology(its, clock), streams, (detector, cause) -> {}));
    whales =
        whaleSettings.map(its ->
            new DetectorRunner(
                new WhaleSignalsTopology(its, clock), streams, (detector, cause) -> {}));
    server =
        QueryServer.start(
            new QuerySettings(
                KafkaAccess.open(bootstrapServers),
                HttpSettings.loopback(0, token).with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
                "1.2.3",
                "set it in the test"),
            new Detectors(DetectionSettings.DEFAULT, all()),
            new Surroundings(
                clock, MarketClock.live(clock), List.of(), List.of(), reload, storage));
    client = new Client(server.port());
  }

  /** With a token pool, whose database is played by the given one. */
  static House withPool(String bootstrapServers, Path stateDirectory, PoolReload reload) {
    return new House(
        bootstrapServers,
        stateDirectory,
        Optional.of(new AccessToken(TOKEN)),
        Optional.of(TokenPoolSettings.DEFAULT),
        Optional.of(reload),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** With futures, and with a database if there is one to play it. */
  static House withFutures(
      String bootstrapServers, Path stateDirectory, Optional<StorageSource> storage) {
    return new House(
        bootstrapServers,
        stateDirectory,
        Optional.of(new AccessToken(TOKEN)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(FuturesSettings.DEFAULT),
        storage,
        Optional.empty());
  }

  /** With watched addresses. */
  static House withWhales(String bootstrapServers, Path stateDirectory) {
    return new House(
        bootstrapServers,
        stateDirectory,
        Optional.of(new AccessToken(TOKEN)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(WhaleSettings.DEFAULT));
  }

  /** Where the database of a pool is known, and nobody watches the pool. */
  static House withReload(
      String bootstrapServers,
      Path stateDirectory,
      Optional<AccessToken> token,
      PoolReload reload) {
    return new House(
        bootstrapServers,
        stateDirectory,
        token,
        Optional.empty(),
        Optional.of(reload),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static void createTopics(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      NewTopics.create(
          admin, Topics.ALL.stream().map(Topic::newTopic).toList(), Duration.ofSeconds(30));
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException("the topics could not be created", e);
    }
  }

  private List<DetectorRunner> all() {
    return Stream.of(
            Stream.of(largeTrades, alertHistory, orderBooks),
            tokenPool.stream(),
            futures.stream(),
            whales.stream())
        .flatMap(runners -> runners)
        .toList();
  }

  House startDetectors() {
    all().forEach(DetectorRunner::start);
    Patience.until(() -> all().stream().allMatch(runner -> runner.state() == State.RUNNING));
    return this;
  }

  Client client() {
    return client;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    all().forEach(DetectorRunner::close);
  }
}
