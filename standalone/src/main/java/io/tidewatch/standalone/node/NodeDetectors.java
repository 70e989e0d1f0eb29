package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.Detectors;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The detectors of a node. */
record NodeDetectors(
    NodeOptions.Detection settings,
    DetectorRunner largeTrades,
    DetectorRunner orderBooks,
    DetectorRunner tokenPool,
    DetectorRunner futures,
    DetectorRunner whales,
    DetectorRunner history,
    DetectorRunner alertGate) {
  NodeDetectors {
    requireNonNull(settings, "settings");
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(orderBooks, "orderBooks");
    requireNonNull(tokenPool, "tokenPool");
    requireNonNull(futures, "futures");
    requireNonNull(whales, "whales");
    requireNonNull(history, "history");
    requireNonNull(alertGate, "alertGate");
  }

  /**
   * Makes them; none runs yet.
   *
   * @param runner makes what runs a detector, and closes it when the time comes
   */
  static NodeDetectors of(NodeOptions options, Function<Detector, DetectorRunner> runner) {
    NodeOptions.Detection settings = options.detection();
    InstantSource poolClock =
        options.database().map(DatabaseOptions::clock).orElse(options.wallClock());
    return new NodeDetectors(
        settings,
        runner.apply(new LargeTradesTopology(settings.largeTrades())),
        runner.apply(new OrderBooksTopology(settings.orderBooks())),
        runner.apply(new TokenPoolTopology(settings.tokenPool(), poolClock)),
        runner.apply(new FuturesTopology(settings.futures(), options.wallClock())),
        runner.apply(new WhaleSignalsTopology(settings.whales(), options.wallClock())),
        runner.apply(new AlertHistoryTopology()),
        runner.apply(new AlertGateTopology(options.wallClock())));
  }

  void start() {
    all().forEach(DetectorRunner::start);
  }

  List<DetectorRunner> all() {
    return List.of(largeTrades, orderBooks, tokenPool, futures, whales, history, alertGate);
  }

  /** What the API reads. */
  Detectors queried() {
    return new Detectors(
        largeTrades,
        settings.largeTrades(),
        history,
        Optional.of(new Detectors.OrderBooks(orderBooks, settings.orderBooks())),
        Optional.of(new Detectors.TokenPool(tokenPool, settings.tokenPool())),
        Optional.of(new Detectors.Futures(futures, settings.futures())),
        Optional.of(new Detectors.Whales(whales, settings.whales())),
        Optional.of(alertGate));
  }

  /** What one of them has counted. */
  static DetectorCounters counters(DetectorRunner runner) {
    return runner.detector().counters().getFirst();
  }
}
