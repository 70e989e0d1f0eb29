package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one thing again and again: after the period, or sooner but ever more slowly while that
 * fails. Whatever goes wrong, there is a next time.
 */
final class RepeatedFetch<T> {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedFetch.class);

  private final Source<T> source;
  private final Duration period;
  private final Backoff backoff;
  private final Timers timers;
  private int failures;

  /** Where it comes from and who wants it. */
  interface Source<T> {
    /** Blocks. */
    T fetch() throws RestException, InterruptedException;

    /** It is here. On the control thread. */
    void came(T answer);

    /** It could be fetched. */
    void worked();

    /** It could not. */
    void failed(String reason);
  }

  RepeatedFetch(Source<T> source, Duration period, Backoff backoff, Timers timers) {
    this.source = requireNonNull(source, "source");
    this.period = requireNonNull(period, "period");
    this.backoff = requireNonNull(backoff, "backoff");
    this.timers = requireNonNull(timers, "timers");
  }

  void start() {
    timers.blocking(this::fetch);
  }

  private void fetch() {
    try {
      T answer = source.fetch();
      timers.control(() -> came(answer));
      source.worked();
    } catch (RestException e) {
      failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("an answer of the venue could not be read", e);
      failed(LogText.bounded(e.toString()));
    }
  }

  private void failed(String reason) {
    timers.control(this::again);
    source.failed(reason);
  }

  private void again() {
    failures++;
    timers.blockingAfter(backoff.after(failures), this::fetch);
  }

  private void came(T answer) {
    failures = 0;
    try {
      source.came(answer);
    } finally {
      timers.blockingAfter(period, this::fetch);
    }
  }
}
