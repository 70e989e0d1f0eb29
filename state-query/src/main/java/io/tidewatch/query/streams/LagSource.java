package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import io.tidewatch.query.store.Inquiry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka how far all stores of this process are behind. That takes a round trip, so many who
 * ask at once share an answer. Thread-safe.
 */
final class LagSource {
  private static final Logger LOG = LoggerFactory.getLogger(LagSource.class);

  private static final Duration VALID = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Executor THREADS = Thread::startVirtualThread;

  private final String detector;
  private final Supplier<Map<String, Map<Integer, Lag>>> source;
  private Look newest = new Look(0, CompletableFuture.completedFuture(Map.of()));
  private CompletableFuture<Map<String, Map<Integer, Lag>>> next;

  /**
   * @param source asks, by store and partition; throws what it likes
   */
  LagSource(String detector, Supplier<Map<String, Map<Integer, Lag>>> source) {
    this.detector = requireNonNull(detector, "detector");
    this.source = requireNonNull(source, "source");
  }

  /**
   * How far a store is behind.
   *
   * @param position offset in its changelog up to which it was filled
   * @param behind how many offsets are missing
   */
  record Lag(long position, long behind) {
    /** The end of the last transaction is an offset too, at which there is nothing to read. */
    private static final long AT_THE_END = 1;

    /** Whether nothing is missing. */
    boolean isAtTheEnd() {
      return behind <= AT_THE_END;
    }
  }

  private record Look(long atNanos, CompletableFuture<Map<String, Map<Integer, Lag>>> lags) {}

  /** By store and partition, as of half a second ago at most; empty if Kafka does not say. */
  Map<String, Map<Integer, Lag>> recent() {
    return await(begunLately());
  }

  /** The same, but asked from now on. */
  Map<String, Map<Integer, Lag>> fresh() {
    return await(begunFromNowOn());
  }

  private synchronized CompletableFuture<Map<String, Map<Integer, Lag>>> begunLately() {
    boolean valid =
        newest.atNanos() != 0
            && (!newest.lags().isDone() || System.nanoTime() - newest.atNanos() < VALID.toNanos());
    return valid ? newest.lags() : begin();
  }

  /** Whoever comes while one look is under way shares the next one with all who do. */
  private synchronized CompletableFuture<Map<String, Map<Integer, Lag>>> begunFromNowOn() {
    if (newest.lags().isDone()) {
      return begin();
    }
    if (next == null) {
      Look underWay = newest;
      CompletableFuture<Map<String, Map<Integer, Lag>>> after =
          underWay.lags().handle((lags, failure) -> lags).thenCompose(before -> begin());
      // If it ended meanwhile, the one behind it has begun, and is of no use to who comes later.
      if (newest == underWay) {
        next = after;
      }
      return after;
    }
    return next;
  }

  private synchronized CompletableFuture<Map<String, Map<Integer, Lag>>> begin() {
    next = null;
    newest =
        new Look(
            System.nanoTime(),
            CompletableFuture.supplyAsync(source, THREADS)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    return newest.lags();
  }

  /** Not longer than whoever asks has time, who may have others to ask. */
  private Map<String, Map<Integer, Lag>> await(
      CompletableFuture<Map<String, Map<Integer, Lag>>> lags) {
    try {
      long most = Math.min(PATIENCE.toNanos(), Inquiry.current().left().toNanos());
      return lags.get(most, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LogFields.detector(LOG.atDebug(), detector)
          .setCause(e)
          .log("{}: it is not known how far copies are behind", detector);
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
