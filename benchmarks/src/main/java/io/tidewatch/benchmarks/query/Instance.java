package io.tidewatch.benchmarks.query;

import static java.util.Objects.requireNonNull;

import io.javalin.http.HandlerType;
import io.tidewatch.benchmarks.rolling.FreshDetector;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.VolumesResource;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.VolumeQueries;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.peer.PeerSecret;
import io.tidewatch.query.peer.PeerSettings;
import io.tidewatch.query.rule.Overrides;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams.State;

/** A detector of rolling volumes with the API and the door to its peers, as a node has them. */
final class Instance implements AutoCloseable {
  static final String CONSTANT_PATH = "/constant";

  private static final PeerSecret SECRET = new PeerSecret("secret-of-the-benchmark");
  private static final HttpLimits LIMITS = HttpLimits.DEFAULT.withRequestsPerSecond(0);

  private final Overrides overrides;
  private final PeerDoor door;
  private final DetectorRunner detector;
  private final HttpServer server;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicReference<byte[]> constant = new AtomicReference<>(new byte[0]);

  /**
   * Starts and does not wait.
   *
   * @param name of this instance, another one for each of a group
   * @param group the end of the application id; those with the same share the partitions
   */
  Instance(
      HouseTopics topics,
      Path directory,
      String name,
      String group,
      LargeTradesSettings settings,
      MarketClock market) {
    this.door = PeerDoor.open(PeerSettings.loopback(0, SECRET));
    this.detector =
        new DetectorRunner(
            new FreshDetector(new LargeTradesTopology(settings), group),
            StreamsSettings.single(
                    KafkaAccess.open(topics.servers()), directory.resolve(name), name)
                .among(door.address(), name, 0),
            (_, cause) -> failure.compareAndSet(null, cause));
    String detectorName = detector.detector().name();
    StoreReader reader =
        new StoreReader(detectorName, detector.stores(), Optional.of(door.peers()));
    door.answer(VolumeQueries.catalogue(detectorName), reader.local());
    this.overrides = Overrides.follow(KafkaAccess.open(topics.servers()));
    LargeTradesReads reads =
        new LargeTradesReads(
            reader, new RulesInForce(overrides, InstantSource.system()), settings, market);
    this.server =
        HttpServer.start(
            HttpSettings.loopback(0, Optional.empty()).with(LIMITS),
            new Gate(Optional.empty(), "no token is needed"),
            List.of(
                new VolumesResource(reads),
                () ->
                    List.of(
                        new Operation(
                            HandlerType.GET,
                            CONSTANT_PATH,
                            Role.READ,
                            context ->
                                context.contentType("application/json").result(constant.get())))));
    detector.start();
  }

  /** What the constant answer has. */
  void setConstant(byte[] body) {
    constant.set(requireNonNull(body, "body"));
  }

  String applicationId() {
    return detector.detector().applicationId();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  static String path(String symbol) {
    return "/api/volumes/" + symbol;
  }

  /** Whether it runs and works on so many partitions of the trades. */
  boolean worksOn(int partitions) {
    if (failure.get() != null) {
      throw new IllegalStateException("the detector failed", failure.get());
    }
    return detector.state() == State.RUNNING && trades().size() == partitions;
  }

  /** Whether the state of a symbol is here. */
  boolean has(String symbol) {
    int hash = Utils.murmur2(symbol.getBytes(StandardCharsets.UTF_8));
    return trades().contains(Utils.toPositive(hash) % Topics.BINANCE_SPOT_TRADES.partitions());
  }

  private Set<Integer> trades() {
    return detector.assignedPartitions().stream()
        .filter(partition -> partition.topic().equals(Topics.BINANCE_SPOT_TRADES.name()))
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    server.close();
    overrides.close();
    detector.close();
    door.close();
  }
}
