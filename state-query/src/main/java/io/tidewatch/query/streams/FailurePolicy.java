package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a stream thread that threw. What Kafka itself calls retriable gets a new
 * thread, and so does a commit that Kafka did not answer or came too late for: however long Kafka
 * is away, the detector goes on when it is back. What comes again at once, and anything else, stops
 * the detector and is reported, because a detector that nobody understands must not go on.
 * Thread-safe.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int MAX_REPLACEMENTS = 3;

  /** A thread that waits for a Kafka that is away takes a minute to give up. */
  private static final long WITHIN_NANOS = Duration.ofMinutes(1).toNanos();

  /**
   * Kafka Streams 4.3 goes on with a producer whose commit was not answered in time, which refuses
   * everything but that same commit, and says so by an exception without a type of its own. A new
   * thread's producer finds out first what became of the commit, and fences the old one.
   */
  private static final String UNANSWERED_COMMIT =
      "because the previous call to `commitTransaction` timed out and must be retried";

  private final String detector;
  private final FailureListener listener;
  private final LongSupplier nanoTime;
  private final Deque<Long> replacements = new ArrayDeque<>();
  private final AtomicBoolean reported = new AtomicBoolean();

  FailurePolicy(String detector, FailureListener listener, LongSupplier nanoTime) {
    this.detector = requireNonNull(detector, "detector");
    this.listener = requireNonNull(listener, "listener");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    if (isTransient(failure) && mayReplace()) {
      LogFields.detector(LOG.atWarn(), detector)
          .setCause(failure)
          .log("{}: a stream thread is replaced after a failure that may pass", detector);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    report(failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Tells the listener, unless it was told before. */
  void report(Throwable failure) {
    if (reported.compareAndSet(false, true)) {
      LogFields.detector(LOG.atError(), detector)
          .setCause(failure)
          .log("{}: stopped by a failure", detector);
      listener.failed(detector, failure);
    }
  }

  private synchronized boolean mayReplace() {
    long now = nanoTime.getAsLong();
    while (!replacements.isEmpty() && now - replacements.getFirst() > WITHIN_NANOS) {
      replacements.removeFirst();
    }
    if (replacements.size() >= MAX_REPLACEMENTS) {
      return false;
    }
    replacements.addLast(now);
    return true;
  }

  private static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          // The transaction took so long that Kafka has given it up: what was in it is read again.
          || cause instanceof InvalidTxnStateException
          || isUnansweredCommit(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnansweredCommit(Throwable cause) {
    return cause instanceof IllegalStateException
        && cause.getMessage() != null
        && cause.getMessage().endsWith(UNANSWERED_COMMIT);
  }
}
