package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a stream thread that threw. What Kafka itself calls retriable gets a new
 * thread a few times; anything else stops the detector and is reported, because a detector that
 * nobody understands must not go on. Thread-safe.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int MAX_REPLACEMENTS = 3;
  private static final long WITHIN_NANOS = Duration.ofMinutes(10).toNanos();

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
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
