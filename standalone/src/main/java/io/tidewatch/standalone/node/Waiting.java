package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Waits for a server that is not there yet: processes are started in any order.
 *
 * @param log says every 30 s that it is not there
 * @param server what is waited for, and where
 */
record Waiting(Logger log, String server) {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long SAY_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

  Waiting {
    requireNonNull(log, "log");
    requireNonNull(server, "server");
  }

  /**
   * Waits.
   *
   * @param absence why it is not there; empty once it is
   * @param end done when nobody wants to wait any more
   * @return false if it was not there before the end
   */
  boolean until(Supplier<Optional<String>> absence, CompletableFuture<?> end) {
    long said = System.nanoTime() - SAY_AGAIN_NANOS;
    while (!end.isDone() && !Thread.currentThread().isInterrupted()) {
      Optional<String> reason = absence.get();
      if (reason.isEmpty()) {
        return true;
      }
      if (System.nanoTime() - said >= SAY_AGAIN_NANOS) {
        said = System.nanoTime();
        log.warn("waiting for {}: {}", server, reason.get());
      }
      pause(end);
    }
    return false;
  }

  private static void pause(CompletableFuture<?> end) {
    try {
      end.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Then it is tried again, or seen to be the end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
