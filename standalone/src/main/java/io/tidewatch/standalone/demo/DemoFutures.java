package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.connectors.binance.futures.FuturesFeedSettings.Closing;
import io.tidewatch.connectors.binance.futures.FuturesFeedSettings.Endpoints;
import io.tidewatch.connectors.binance.futures.FuturesFeedSettings.Limits;
import io.tidewatch.connectors.binance.futures.FuturesFeedSettings.Polls;
import io.tidewatch.simulator.binance.futures.BinanceFuturesServer;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import io.tidewatch.simulator.binance.futures.FuturesVenueSettings;
import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The simulated venue of futures, and a feed that knows its address. Its limits are those of the
 * venue for a market at sixty times its speed.
 *
 * @param ledger what the venue answers from
 */
record DemoFutures(BinanceFuturesServer server, FuturesLedger ledger) implements AutoCloseable {
  private static final int WEIGHT = 60 * 2_400;
  private static final int DATA_REQUESTS = 60 * 1_000;
  private static final Duration TICKERS = Duration.ofSeconds(5);
  private static final Duration SYMBOLS = Duration.ofSeconds(30);

  private static final long SEEDS_AGAIN_MS = 20;

  DemoFutures {
    requireNonNull(server, "server");
    requireNonNull(ledger, "ledger");
  }

  /**
   * Starts the venue.
   *
   * @param clock time of the script, which the venue tells as its own
   */
  static DemoFutures start(FuturesScript script, InstantSource clock) {
    FuturesLedger ledger = FuturesPlayer.ledger(script);
    FuturesVenueSettings settings =
        FuturesVenueSettings.standard()
            .withClock(clock)
            .withWeight(WEIGHT, Duration.ofMinutes(1))
            .withDataRequests(DATA_REQUESTS, Duration.ofMinutes(5));
    return new DemoFutures(BinanceFuturesServer.start(settings, ledger), ledger);
  }

  FuturesFeedSettings feed() {
    FuturesFeedSettings defaults = FuturesFeedSettings.defaults();
    return defaults
        .with(new Endpoints(URI.create(server.webSocketUri() + "/market/stream"), server.restUri()))
        .with(new Closing(defaults.closing().after(), Duration.ZERO))
        .with(new Polls(TICKERS, SYMBOLS, SYMBOLS))
        .with(new Limits(WEIGHT, DATA_REQUESTS, defaults.limits().pollShare()));
  }

  /**
   * Waits until all contracts are followed and lets each send its running bar; then waits until the
   * day is known that what follows is compared with.
   *
   * @return whether that came about in time
   */
  boolean begin(FuturesScript script, Node node, Duration within) throws InterruptedException {
    if (!FuturesPlayer.awaitSubscribed(server, script, within)) {
      return false;
    }
    FuturesPlayer.begin(server, ledger, script);
    int day = FuturesAnomalyRule.DEFAULT.baseline();
    long bars =
        script.contracts().stream()
            .mapToLong(contract -> Math.min(day, contract.history().size()))
            .sum();
    long deadline = System.nanoTime() + within.toNanos();
    while (node.counters(DetectorKind.FUTURES_ANOMALIES).value(Counter.SEEDS)
            + node.counters(DetectorKind.FUTURES_ANOMALIES).value(Counter.BARS)
        < bars) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(SEEDS_AGAIN_MS);
    }
    return true;
  }

  @Override
  public void close() {
    server.close();
  }
}
