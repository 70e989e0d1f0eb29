package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeed;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.simulator.whale.WhaleMarket;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** The whole house in this process, which is asked directly. */
record HouseInside(Node node) implements DemoHouse {
  HouseInside {
    requireNonNull(node, "node");
  }

  @Override
  public long poolFrames() {
    return frames(node.feeds().dbotx());
  }

  @Override
  public long futuresFrames() {
    return frames(node.feeds().binanceFutures());
  }

  @Override
  public long whaleFrames() {
    return frames(node.feeds().hyperliquid());
  }

  private static long frames(Optional<? extends Feed> feed) {
    return feed.map(its -> its.counts().frames()).orElse(0L);
  }

  @Override
  public boolean awaitHistory(FuturesScript script, Duration within) throws InterruptedException {
    int day = FuturesAnomalyRule.DEFAULT.baseline();
    long bars =
        script.contracts().stream()
            .mapToLong(contract -> Math.min(day, contract.history().size()))
            .sum();
    DetectorCounters counters = node.counters(DetectorKind.FUTURES_ANOMALIES);
    return DemoHouse.await(
        () -> counters.value(Counter.SEEDS) + counters.value(Counter.BARS) >= bars, within);
  }

  @Override
  public boolean awaitWatched(WhaleMarket market, Duration within) throws InterruptedException {
    int whales = market.scenes().whales().size();
    return DemoHouse.await(() -> isWatched(whales), within);
  }

  private boolean isWatched(int whales) {
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
  public boolean drain(Duration patience) {
    return node.drain(patience);
  }

  @Override
  public CompletableFuture<Throwable> failure() {
    return node.failure();
  }

  @Override
  public OptionalInt httpPort() {
    return node.httpPort();
  }
}
