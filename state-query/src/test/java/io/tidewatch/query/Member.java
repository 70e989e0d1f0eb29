package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.peer.PeerSecret;
import io.tidewatch.query.peer.PeerSettings;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of several instances of the program, each with a copy of the state of another. */
final class Member implements AutoCloseable {
  private final PeerDoor door;
  private final DetectorRunner largeTrades;
  private final DetectorRunner history;
  private final Optional<DetectorRunner> books;
  private final QueryServer server;

  /**
   * Starts; the instance of this name takes up again what it left in the directory.
   *
   * @param secret that of the others, if they are to be asked and to ask
   */
  Member(String bootstrapServers, Path directory, String name, MarketClock clock, String secret) {
    this(bootstrapServers, directory, name, clock, secret, Optional.empty());
  }

  /** With order books, if there are settings for them. */
  Member(
      String bootstrapServers,
      Path directory,
      String name,
      MarketClock clock,
      String secret,
      Optional<OrderBooksSettings> orderBooks) {
    door = PeerDoor.open(PeerSettings.loopback(0, new PeerSecret(secret)));
    StreamsSettings streams =
        StreamsSettings.single(KafkaAccess.open(bootstrapServers), directory.resolve(name), name)
            .among(door.address(), name, 1);
    DetectionSettings settings =
        orderBooks.map(DetectionSettings.DEFAULT::with).orElse(DetectionSettings.DEFAULT);
    largeTrades = runner(new LargeTradesTopology(settings.largeTrades()), streams);
    history = runner(new AlertHistoryTopology(), streams);
    books = orderBooks.map(its -> runner(new OrderBooksTopology(its), streams));
    List<DetectorRunner> here =
        Stream.concat(Stream.of(largeTrades, history), books.stream()).toList();
    server =
        QueryServer.start(
            new QuerySettings(
                KafkaAccess.open(bootstrapServers),
                HttpSettings.loopback(0, Optional.empty())
                    .with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
                "1.2.3",
                "set it in the test"),
            new Detectors(settings, here),
            new Surroundings(InstantSource.system(), clock, List.of(), List.of()).with(door));
    largeTrades.start();
    history.start();
    books.ifPresent(DetectorRunner::start);
  }

  private static DetectorRunner runner(Detector detector, StreamsSettings settings) {
    return new DetectorRunner(detector, settings, (name, cause) -> {});
  }

  /** Where it answers everybody. */
  int port() {
    return server.port();
  }

  /** Where it answers its peers. */
  int peerPort() {
    return door.address().port();
  }

  @Override
  public void close() {
    server.close();
    door.close();
    largeTrades.close();
    history.close();
    books.ifPresent(DetectorRunner::close);
  }
}
