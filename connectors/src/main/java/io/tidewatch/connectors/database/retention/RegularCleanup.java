package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.SqlTrouble;
import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans up at regular times, first soon after the start. A run that fails is told, and leaves its
 * work to the next one. Thread-safe.
 */
public final class RegularCleanup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegularCleanup.class);
  private static final Duration LONGEST_FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Cleanup cleanup;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("database-clean-up").daemon().factory());
  private final LongAdder runs = new LongAdder();
  private final LongAdder deleted = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile String lastError = "";
  private volatile boolean closing;

  private RegularCleanup(Cleanup cleanup) {
    this.cleanup = requireNonNull(cleanup, "cleanup");
  }

  /**
   * Starts.
   *
   * @param every time between the end of a run and the next one
   */
  public static RegularCleanup start(Cleanup cleanup, Duration every) {
    RegularCleanup regular = new RegularCleanup(cleanup);
    Duration first = every.compareTo(LONGEST_FIRST_WAIT) < 0 ? every : LONGEST_FIRST_WAIT;
    regular.thread.scheduleWithFixedDelay(
        regular::run, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return regular;
  }

  private void run() {
    try {
      Cleaned cleaned = cleanup.run(this::counted);
      runs.increment();
      if (cleaned.total() > 0) {
        LOG.info("the database was cleaned up: {} rows are gone", cleaned.total());
      }
    } catch (RuntimeException e) {
      failures.increment();
      lastError = LogText.bounded(SqlTrouble.reason(e));
      LOG.warn("the database could not be cleaned up, which is tried again: {}", lastError);
    }
  }

  private boolean counted(long rows) {
    deleted.add(rows);
    return !closing;
  }

  /** How it is doing. */
  public RetentionStatus status() {
    return new RetentionStatus(
        runs.sum(),
        deleted.sum(),
        failures.sum(),
        lastError.isEmpty() ? Optional.empty() : Optional.of(lastError));
  }

  /** Ends after the batch that is under way. */
  @Override
  public void close() {
    closing = true;
    // Not interrupted: H2 closes the file of a thread that is.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the clean-up of the database does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
