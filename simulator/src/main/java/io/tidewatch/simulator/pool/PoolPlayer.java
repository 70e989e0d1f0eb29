package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.dbotx.DbotxServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Plays the scenes into a simulated venue, on a thread of its own, as another market's time goes
 * by: it waits while that one waits. What people do to the pool holds up nothing.
 */
public final class PoolPlayer implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 2;
  private static final long LOOK_FOR_CLIENTS_MS = 20;

  private final DbotxServer server;
  private final PoolScenes scenes;
  private final LongSupplier marketTime;
  private final PoolHands hands;
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private final Thread thread;
  private CompletableFuture<Void> handled = CompletableFuture.completedFuture(null);

  private PoolPlayer(
      DbotxServer server, PoolScenes scenes, LongSupplier marketTime, PoolHands hands) {
    this.server = requireNonNull(server, "server");
    this.scenes = requireNonNull(scenes, "scenes");
    this.marketTime = requireNonNull(marketTime, "marketTime");
    this.hands = requireNonNull(hands, "hands");
    this.thread = Thread.ofPlatform().daemon().name("pool-player").unstarted(this::run);
  }

  /**
   * Begins to play.
   *
   * @param marketTime event time, epoch milliseconds
   */
  public static PoolPlayer start(
      DbotxServer server, PoolScenes scenes, LongSupplier marketTime, PoolHands hands) {
    PoolPlayer player = new PoolPlayer(server, scenes, marketTime, hands);
    player.thread.start();
    return player;
  }

  /**
   * Waits until somebody has subscribed every pair of the scenes.
   *
   * @return whether that came about in time
   */
  public static boolean awaitSubscribed(DbotxServer server, PoolScenes scenes, Duration within)
      throws InterruptedException {
    List<String> pairs = scenes.tokens().stream().map(token -> token.pair().pair()).toList();
    long deadline = System.nanoTime() + within.toNanos();
    while (pairs.stream().anyMatch(pair -> server.subscribers(pair) == 0)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_FOR_CLIENTS_MS);
    }
    return true;
  }

  /**
   * Done when playing has ended: true at the last step, false by {@link #close}; exceptionally if
   * something could not be done to the pool.
   */
  public CompletableFuture<Boolean> finished() {
    return finished.copy();
  }

  private void run() {
    try {
      for (PoolStep step : scenes.steps()) {
        while (marketTime.getAsLong() < step.timeMs()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        play(step);
      }
      handled.join();
      finished.complete(true);
    } catch (InterruptedException e) {
      finished.complete(false);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private void play(PoolStep step) {
    switch (step) {
      case PoolStep.Changes changes -> server.push(changes.items());
      case PoolStep.EditsTemplate edit -> handle(() -> hands.editTemplate(edit.edited()));
      case PoolStep.Leaves leaving -> handle(() -> hands.leave(leaving.token()));
    }
  }

  private void handle(Runnable deed) {
    handled = handled.thenRunAsync(deed, task -> Thread.ofVirtual().name("hands").start(task));
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
