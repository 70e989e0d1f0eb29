package io.tidewatch.simulator.book;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.okx.OkxServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays scenes into a simulated venue, on a thread of its own, as another market's time goes by: it
 * waits while that one waits.
 */
public final class BookPlayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BookPlayer.class);
  private static final long LOOK_AGAIN_MS = 2;

  /** A detector that plays catch-up on a busy machine may be a minute behind. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final OkxServer server;
  private final List<Due> script;
  private final LongSupplier marketTime;
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private final Thread thread;
  private long snapshotsBefore;

  private record Due(String instId, BookStep step) {}

  private BookPlayer(OkxServer server, BookScenes scenes, LongSupplier marketTime) {
    this.server = requireNonNull(server, "server");
    this.marketTime = requireNonNull(marketTime, "marketTime");
    this.script =
        scenes.all().stream()
            .flatMap(scene -> scene.steps().stream().map(step -> new Due(scene.instId(), step)))
            .sorted(Comparator.comparingLong(due -> due.step().timeMs()))
            .toList();
    this.thread = Thread.ofPlatform().daemon().name("book-player").unstarted(this::run);
  }

  /**
   * Begins to play. The instruments must be listed, see {@link BookScenes#list}.
   *
   * @param marketTime event time, epoch milliseconds
   */
  public static BookPlayer start(OkxServer server, BookScenes scenes, LongSupplier marketTime) {
    BookPlayer player = new BookPlayer(server, scenes, marketTime);
    player.thread.start();
    return player;
  }

  /** Done when playing has ended: true at the last step, false by {@link #close}. */
  public CompletableFuture<Boolean> finished() {
    return finished.copy();
  }

  private void run() {
    try {
      for (Due due : script) {
        while (marketTime.getAsLong() < due.step().timeMs()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        play(due);
      }
      finished.complete(true);
    } catch (InterruptedException e) {
      finished.complete(false);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private void play(Due due) throws InterruptedException {
    String instId = due.instId();
    switch (due.step()) {
      case BookStep.Moves(var step) -> server.play(instId, step);
      case BookStep.LosesNext(long timeMs) -> {
        snapshotsBefore = server.snapshots(instId);
        server.dropNext(instId);
      }
      case BookStep.HealsBy(long timeMs) -> awaitSnapshot(instId);
    }
  }

  private void awaitSnapshot(String instId) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.snapshots(instId) == snapshotsBefore && System.nanoTime() - deadline < 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    }
    if (server.snapshots(instId) == snapshotsBefore) {
      LOG.warn("no client asked for {} anew within {}; the books go on", instId, PATIENCE);
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
