package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.NamedToken;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.Tokens;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All of the API behind tokens; no detector runs, since those who may not ask learn nothing. */
final class LockedHouse implements AutoCloseable {
  static final String OPERATOR = "token-of-the-operator";
  static final String READER = "token-of-the-reader-1";

  private static final InstantSource CLOCK = InstantSource.system();
  private static final PoolReload RELOAD =
      () ->
          new PoolReload.Outcome.Published(
              new PoolReload.Changes(1, 0, 0, 0, 0, 0, 0, 0, List.of()));

  private final StreamsSettings streams;
  private final QueryServer server;

  LockedHouse(String bootstrapServers, Path directory) {
    streams = StreamsSettings.single(KafkaAccess.open(bootstrapServers), directory, "locked");
    Tokens tokens =
        new Tokens(
            List.of(
                NamedToken.of("olga", Role.OPERATE, new AccessToken(OPERATOR)),
                NamedToken.of("rita", Role.READ, new AccessToken(READER))));
    server =
        QueryServer.start(
            new QuerySettings(
                KafkaAccess.open(bootstrapServers),
                HttpSettings.loopback(0, Optional.empty())
                    .with(new Access(() -> tokens, false))
                    .with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
                "1.2.3",
                "set it in the test"),
            new Detectors(
                runner(new LargeTradesTopology(LargeTradesSettings.DEFAULT)),
                runner(new AlertHistoryTopology()),
                runner(new OrderBooksTopology(OrderBooksSettings.DEFAULT)),
                runner(new TokenPoolTopology(TokenPoolSettings.DEFAULT, CLOCK)),
                runner(new FuturesTopology(FuturesSettings.DEFAULT, CLOCK)),
                runner(new WhaleSignalsTopology(WhaleSettings.DEFAULT, CLOCK)),
                runner(new AlertGateTopology(CLOCK))),
            new Surroundings(
                CLOCK,
                MarketClock.live(CLOCK),
                List.of(),
                List.of(),
                Optional.of(RELOAD),
                Optional.empty()));
  }

  private DetectorRunner runner(Detector detector) {
    return new DetectorRunner(detector, streams, (name, cause) -> {});
  }

  int port() {
    return server.port();
  }

  List<Operation> operations() {
    return server.operations();
  }

  @Override
  public void close() {
    server.close();
  }
}
