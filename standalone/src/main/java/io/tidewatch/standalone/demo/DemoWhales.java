package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeed;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings.Endpoints;
import io.tidewatch.connectors.hyperliquid.WatchSettings.Wish;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.whale.WhaleMarket;
import io.tidewatch.simulator.whale.WhalePlayer;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.HyperliquidOptions;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The simulated venue of watched addresses, and a feed that knows it and them. */
record DemoWhales(HyperliquidServer server, WhaleMarket market) implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 20;
  private static final long MICROS = 1_000;

  DemoWhales {
    requireNonNull(server, "server");
    requireNonNull(market, "market");
  }

  static DemoWhales start(WhaleMarket market) {
    return new DemoWhales(market.startServer(), market);
  }

  /** The feed; its time is that of the script. */
  HyperliquidOptions feed() {
    HyperliquidFeedSettings defaults = HyperliquidFeedSettings.defaults();
    Retry retry = defaults.retry();
    List<Wish> wishes =
        market.scenes().whales().stream()
            .map(whale -> new Wish(whale.address(), Optional.of(whale.label()), whale.tier()))
            .toList();
    return new HyperliquidOptions(
        defaults
            .with(new Endpoints(server.webSocketUri(), server.restUri().resolve("/info")))
            .with(
                new Retry(
                    List.of(Duration.ofMillis(200)),
                    retry.stableAfter(),
                    Integer.MAX_VALUE,
                    retry.seed()))
            .with(defaults.watching().withAddresses(wishes)),
        frame -> market.time() * MICROS,
        () -> Instant.ofEpochMilli(market.time()));
  }

  /**
   * Waits until everybody is watched and the detector knows it.
   *
   * @return whether that came about in time
   */
  boolean awaitWatched(Node node, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    if (!WhalePlayer.awaitSubscribed(server, market, within)) {
      return false;
    }
    while (!isWatched(node)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    }
    return true;
  }

  private boolean isWatched(Node node) {
    int whales = market.scenes().whales().size();
    return node.feeds()
            .hyperliquid()
            .map(HyperliquidFeed::status)
            .filter(status -> status.userChannels() + status.publicTrades() == whales)
            .filter(status -> status.userChannels() == status.completeUsers())
            .filter(status -> status.states() >= status.publicTrades())
            .isPresent()
        && node.counters(DetectorKind.WHALE_SIGNALS).value(Counter.FRAMES) > 0;
  }

  @Override
  public void close() {
    server.close();
  }
}
