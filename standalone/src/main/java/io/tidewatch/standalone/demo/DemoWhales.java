package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings.Endpoints;
import io.tidewatch.connectors.hyperliquid.WatchSettings.Wish;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.whale.WhaleMarket;
import io.tidewatch.simulator.whale.WhalePlayer;
import io.tidewatch.standalone.node.Haste;
import io.tidewatch.standalone.node.HyperliquidOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The simulated venue of watched addresses, and a feed that knows it and them. */
record DemoWhales(HyperliquidServer server, WhaleMarket market) implements AutoCloseable {
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
    List<Wish> wishes =
        market.scenes().whales().stream()
            .map(whale -> new Wish(whale.address(), Optional.of(whale.label()), whale.tier()))
            .toList();
    return new HyperliquidOptions(
        Haste.on(
            defaults
                .with(new Endpoints(server.webSocketUri(), server.restUri().resolve("/info")))
                .with(defaults.watching().withAddresses(wishes))),
        frame -> market.time() * MICROS,
        this::time);
  }

  /** Of the step that is being played. */
  Instant time() {
    return Instant.ofEpochMilli(market.time());
  }

  /**
   * Waits until everybody is watched and the detector knows it.
   *
   * @return whether that came about in time
   */
  boolean awaitWatched(DemoHouse house, Duration within) throws InterruptedException {
    return WhalePlayer.awaitSubscribed(server, market, within)
        && house.awaitWatched(market, within);
  }

  @Override
  public void close() {
    server.close();
  }
}
