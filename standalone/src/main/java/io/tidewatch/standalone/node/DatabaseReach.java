package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database server that is not there yet: processes are started in any order. */
public final class DatabaseReach {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReach.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long SAY_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

  private DatabaseReach() {}

  /**
   * Waits until it answers, be it to refuse, and says every 30 s that it does not.
   *
   * @param end done when nobody wants to wait any more
   * @return false if it was not there before the end
   */
  public static boolean await(DatabaseSettings database, CompletableFuture<?> end) {
    requireNonNull(database, "database");
    long said = System.nanoTime() - SAY_AGAIN_NANOS;
    while (!end.isDone()) {
      Optional<String> absence = Database.absence(database);
      if (absence.isEmpty()) {
        return true;
      }
      if (System.nanoTime() - said >= SAY_AGAIN_NANOS) {
        said = System.nanoTime();
        LOG.warn("waiting for the database {}: {}", database.place(), absence.get());
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
