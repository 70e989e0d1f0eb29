package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.PairItem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Plays the scenes into a simulated venue, on a thread of its own, as another market's time goes
 * by: it waits while that one waits. Each step waits until the frames before it are received, so
 * that whoever receives on {@link #time} gives each frame the time of its step, however slow the
 * machine is. What people do to the pool is done before the next step, and of a token that leaves
 * more is said only when nobody listens any more.
 */
public final class PoolPlayer implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 2;
  private static final long LOOK_FOR_CLIENTS_MS = 20;
  private static final long LOOK_FOR_FRAMES_MICROS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DbotxServer server;
  private final PoolScenes scenes;
  private final LongSupplier marketTime;
  private final PoolHands hands;
  private final LongSupplier received;
  private final Set<String> left = new HashSet<>();
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private final Thread thread;
  private volatile long time;
  private long sent;

  private PoolPlayer(
      DbotxServer server,
      PoolScenes scenes,
      LongSupplier marketTime,
      PoolHands hands,
      LongSupplier received) {
    this.server = requireNonNull(server, "server");
    this.scenes = requireNonNull(scenes, "scenes");
    this.marketTime = requireNonNull(marketTime, "marketTime");
    this.hands = requireNonNull(hands, "hands");
    this.received = requireNonNull(received, "received");
    this.time = scenes.steps().getFirst().timeMs();
    this.thread = Thread.ofPlatform().daemon().name("pool-player").unstarted(this::run);
  }

  /**
   * Begins to play.
   *
   * @param marketTime event time, epoch milliseconds
   * @param received frames that the subscribers have received since then
   */
  public static PoolPlayer start(
      DbotxServer server,
      PoolScenes scenes,
      LongSupplier marketTime,
      PoolHands hands,
      LongSupplier received) {
    PoolPlayer player = new PoolPlayer(server, scenes, marketTime, hands, received);
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

  /** Event time of the step that is being played, epoch milliseconds. */
  public long time() {
    return time;
  }

  private void run() {
    try {
      for (PoolStep step : scenes.steps()) {
        while (marketTime.getAsLong() < step.timeMs()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        await(() -> received.getAsLong() >= sent);
        time = step.timeMs();
        play(step);
      }
      finished.complete(true);
    } catch (InterruptedException e) {
      finished.complete(false);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private void play(PoolStep step) throws InterruptedException {
    switch (step) {
      case PoolStep.Changes changes -> {
        for (PairItem item : changes.items()) {
          if (left.contains(item.pair())) {
            await(() -> server.subscribers(item.pair()) == 0);
          }
        }
        sent += server.push(changes.items());
      }
      case PoolStep.EditsTemplate edit -> hands.editTemplate(edit.edited());
      case PoolStep.Leaves leaving -> {
        left.add(leaving.token().pair().pair());
        hands.leave(leaving.token());
      }
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
