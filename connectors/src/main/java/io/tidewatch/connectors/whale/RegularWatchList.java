package io.tidewatch.connectors.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the list of watched addresses at regular times, first at once. A load that fails is told,
 * and leaves its work to the next one. Thread-safe.
 */
public final class RegularWatchList implements AutoCloseable {
  /** The pause of the original design. */
  public static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(RegularWatchList.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_TOLD = 20;

  private final WatchListLoader loader;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watch-list").daemon().factory());
  private final LongAdder loads = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile WatchListDifference last =
      new WatchListDifference(List.of(), List.of(), List.of(), 0, 0, 0, List.of());
  private volatile String lastError = "";

  private RegularWatchList(WatchListLoader loader) {
    this.loader = requireNonNull(loader, "loader");
  }

  /**
   * Starts.
   *
   * @param every time between the end of a load and the next one
   */
  public static RegularWatchList start(WatchListLoader loader, Duration every) {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("expected every over 0, was " + every);
    }
    RegularWatchList regular = new RegularWatchList(loader);
    regular.thread.scheduleWithFixedDelay(regular::run, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return regular;
  }

  private void run() {
    try {
      reload();
    } catch (WatchListException e) {
      LOG.warn("the watched addresses stay as they were published last: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the watched addresses could not be loaded", e);
    }
  }

  /**
   * Loads now, on behalf of somebody who waits for it.
   *
   * @throws WatchListException if that fails; the list stays as it was
   */
  public WatchListDifference reload() {
    try {
      WatchListDifference difference = loader.load();
      tell(difference);
      last = difference;
      loads.increment();
      return difference;
    } catch (RuntimeException e) {
      failures.increment();
      lastError = LogText.bounded(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void tell(WatchListDifference difference) {
    if (!difference.isEmpty()) {
      LOG.info("hl_watch_addresses: {}", difference.text());
    }
    // The same each five minutes says nothing.
    if (!difference.warnings().equals(last.warnings())) {
      difference.warnings().stream().limit(MOST_TOLD).forEach(LOG::warn);
      if (difference.warnings().size() > MOST_TOLD) {
        LOG.warn("and {} more rows like these", difference.warnings().size() - MOST_TOLD);
      }
    }
  }

  /** How it is doing. */
  public WatchListStatus status() {
    WatchListDifference now = last;
    return new WatchListStatus(
        loads.sum(),
        failures.sum(),
        now.watched(),
        now.invalid(),
        lastError.isEmpty() ? Optional.empty() : Optional.of(lastError));
  }

  @Override
  public void close() {
    // Not interrupted: H2 closes the file of a thread that is.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the load of the watched addresses does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
