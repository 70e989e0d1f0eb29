package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.futures.Storage;
import io.tidewatch.query.futures.StorageSource;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The calls of a server that has everything. Nothing of it needs to run for that. */
public final class EveryCall {
  private static final InstantSource CLOCK = InstantSource.system();

  private final StreamsSettings streams;

  private EveryCall(StreamsSettings streams) {
    this.streams = streams;
  }

  public static List<Operation> of(String bootstrapServers, Path stateDirectory) {
    House.createTopics(bootstrapServers);
    return new EveryCall(
            StreamsSettings.single(
                KafkaAccess.open(bootstrapServers), stateDirectory, "every-call"))
        .read(bootstrapServers);
  }

  private List<Operation> read(String bootstrapServers) {
    Detectors detectors = detectors();
    PoolReload reload = () -> new PoolReload.Outcome.Unreachable("nobody asks");
    StorageSource storage = () -> new Storage(Optional.empty(), 24, 0, 0, 0);
    try (QueryServer server =
        QueryServer.start(
            new QuerySettings(
                KafkaAccess.open(bootstrapServers),
                HttpSettings.loopback(0, Optional.empty()),
                "1.2.3",
                "set it in the test"),
            detectors,
            new Surroundings(
                CLOCK,
                MarketClock.live(CLOCK),
                List.of(),
                List.of(),
                Optional.of(reload),
                Optional.of(storage)))) {
      return server.operations();
    } finally {
      detectors.here().forEach(DetectorRunner::close);
    }
  }

  private Detectors detectors() {
    DetectionSettings settings = DetectionSettings.DEFAULT;
    return new Detectors(
        runner(new LargeTradesTopology(settings.largeTrades())),
        runner(new AlertHistoryTopology()),
        runner(new OrderBooksTopology(settings.orderBooks())),
        runner(new TokenPoolTopology(settings.tokenPool(), CLOCK)),
        runner(new FuturesTopology(settings.futures(), CLOCK)),
        runner(new WhaleSignalsTopology(settings.whales(), CLOCK)),
        runner(new AlertGateTopology(CLOCK)));
  }

  private DetectorRunner runner(Detector detector) {
    return new DetectorRunner(detector, streams, (name, cause) -> {});
  }
}
