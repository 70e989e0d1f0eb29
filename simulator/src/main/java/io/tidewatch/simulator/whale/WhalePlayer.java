package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Plays the scenes into a simulated venue, on a thread of its own, as another market's time goes
 * by: it waits while that one waits. Each step waits until the frames before it are received, so
 * that whoever receives on the time of {@link WhaleMarket} gives each frame the time of its step,
 * however slow the machine is.
 */
public final class WhalePlayer implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 2;
  private static final long LOOK_FOR_CLIENTS_MS = 20;
  private static final long LOOK_FOR_FRAMES_MICROS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> USER_CHANNELS =
      List.of(
          HyperliquidRecords.USER_FILLS,
          HyperliquidRecords.ORDER_UPDATES,
          HyperliquidRecords.TWAP_FILLS,
          HyperliquidRecords.POSITIONS);

  private final HyperliquidServer server;
  private final WhaleMarket market;
  private final LongSupplier marketTime;
  private final LongSupplier received;
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private final Thread thread;

  private WhalePlayer(
      HyperliquidServer server,
      WhaleMarket market,
      LongSupplier marketTime,
      LongSupplier received) {
    this.server = requireNonNull(server, "server");
    this.market = requireNonNull(market, "market");
    this.marketTime = requireNonNull(marketTime, "marketTime");
    this.received = requireNonNull(received, "received");
    this.thread = Thread.ofPlatform().daemon().name("whale-player").unstarted(this::run);
  }

  /**
   * Begins to play.
   *
   * @param server of the market
   * @param marketTime event time, epoch milliseconds
   * @param received data frames that the subscribers have received, acknowledgements and pongs not
   *     counted
   */
  public static WhalePlayer start(
      HyperliquidServer server,
      WhaleMarket market,
      LongSupplier marketTime,
      LongSupplier received) {
    WhalePlayer player = new WhalePlayer(server, market, marketTime, received);
    player.thread.start();
    return player;
  }

  /**
   * Waits until somebody follows each address of the first tier by its channels, and the public
   * trades of every contract.
   *
   * @return whether that came about in time
   */
  public static boolean awaitSubscribed(
      HyperliquidServer server, WhaleMarket market, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!isSubscribed(server, market)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_FOR_CLIENTS_MS);
    }
    return true;
  }

  private static boolean isSubscribed(HyperliquidServer server, WhaleMarket market) {
    return market.scenes().whales().stream()
            .filter(whale -> whale.tier() == Tier.FIRST)
            .allMatch(whale ->
                USER_CHANNELS.stream()
                    .allMatch(channel -> server.subscribers(channel, whale.address()) > 0))
        && market.exchange().listing().perps().stream()
            .filter(perp -> !perp.delisted())
            .map(PerpContract::name)
            .allMatch(coin -> server.subscribers(HyperliquidRecords.TRADES, coin) > 0);
  }

  /** Done when playing has ended: true at the last step, false by {@link #close}. */
  public CompletableFuture<Boolean> finished() {
    return finished.copy();
  }

  private void run() {
    try {
      WhaleStage stage = new WhaleStage(server, PATIENCE);
      long sentBefore = server.framesSent();
      long receivedBefore = received.getAsLong();
      for (WhaleStep step : market.scenes().steps()) {
        while (marketTime.getAsLong() < step.timeMs()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        await(() -> received.getAsLong() - receivedBefore >= server.framesSent() - sentBefore);
        market.time(step.timeMs());
        for (WhaleStep.Act act : step.acts()) {
          act.play(stage);
        }
      }
      finished.complete(true);
    } catch (InterruptedException e) {
      finished.complete(false);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  /** Waits, but not for ever: what does not come about shows in the alerts. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MICROSECONDS.sleep(LOOK_FOR_FRAMES_MICROS);
    }
  }

  /** Stops at once and returns when nothing more is sent. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
