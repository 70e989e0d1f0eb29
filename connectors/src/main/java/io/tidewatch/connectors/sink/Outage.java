package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store behind a sink can be reached. It says so once when it goes and once when it is
 * back, however often it is tried in between. One thread reports; any thread may read.
 */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String store;
  private final LongAdder failures = new LongAdder();
  private volatile boolean reached;
  private volatile String lastError = "";
  private boolean told;

  /**
   * Starts as not reached yet.
   *
   * @param store its name and place, without credentials
   */
  public Outage(String store) {
    this.store = requireNonNull(store, "store");
  }

  /** An attempt failed. */
  public void failed(String error) {
    failures.increment();
    lastError = LogText.bounded(error);
    reached = false;
    if (!told) {
      LOG.warn("{} cannot be written and is tried again: {}", store, lastError);
      told = true;
    }
  }

  /** An attempt worked. */
  public void worked() {
    reached = true;
    if (told) {
      LOG.info("{} is written again", store);
      told = false;
    }
  }

  /** Whether the last attempt worked. */
  public boolean reached() {
    return reached;
  }

  /** Attempts that failed since the start. */
  public long failures() {
    return failures.sum();
  }

  /** What the last failed attempt said; kept when it works again. */
  public Optional<String> lastError() {
    return lastError.isEmpty() ? Optional.empty() : Optional.of(lastError);
  }
}
