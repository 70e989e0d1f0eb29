package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failures in a row, says how long to wait after each, and tells a person: one line at the
 * first failure, an event when there are too many, one line when it lasts again. Control thread
 * only.
 */
public final class Losses {
  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  private final String host;
  private final Retry retry;
  private final FeedParts parts;
  private final Backoff backoff;
  private int failures;
  private boolean told;

  /**
   * @param host of the venue, for the log
   */
  public Losses(String host, Retry retry, FeedParts parts) {
    this.host = requireNonNull(host, "host");
    this.retry = requireNonNull(retry, "retry");
    this.parts = requireNonNull(parts, "parts");
    this.backoff = new Backoff(retry.backoff(), new SplittableRandom(retry.seed()));
  }

  /** One more failure; answers the wait before the next attempt. */
  public Duration failed(ConnectionId connection, String reason) {
    failures++;
    parts.counters().reconnects.increment();
    Duration wait = backoff.after(failures);
    long millis = wait.toMillis();
    if (told) {
      LOG.debug("failure {} in a row at {}: {}; next try in {} ms", failures, host, reason, millis);
    } else {
      LOG.warn("no connection to {}: {}; next try in {} ms, then on and on", host, reason, millis);
      told = true;
    }
    if (failures == retry.failuresBeforeAlert()) {
      String detail = failures + " failures in a row, the last one: " + reason;
      LOG.error("no connection to {}: {}", host, detail);
      parts.events().connection(Type.FAILING, connection, detail);
    }
    return wait;
  }

  /** The connection has lasted. */
  public void stable() {
    failures = 0;
    if (told) {
      told = false;
      LOG.info("the connection to {} is stable again", host);
    }
  }
}
