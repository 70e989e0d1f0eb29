package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.time.Duration;

/**
 * Says when a feed is to be asked for a new snapshot of one book: once when it breaks, then at
 * longer and longer intervals of the wall clock. The clock decides nothing but that. A book that
 * breaks again at once is not asked for again at once. Not thread-safe.
 */
final class Recovery {
  private static final int FIRST_SEED = 3;
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final long firstMs;
  private final long longestMs;
  private int attempt;
  private long askedAtMs;
  private long brokenAtMs;
  private long dueAtMs = UNKNOWN;

  Recovery(Duration first, Duration longest) {
    this.firstMs = requireNonNull(first, "first").toMillis();
    this.longestMs = requireNonNull(longest, "longest").toMillis();
  }

  /**
   * Takes note of a break; answers whether to ask now.
   *
   * @param receivedMs when the record was received that broke it
   */
  boolean broke(long receivedMs) {
    brokenAtMs = receivedMs;
    dueAtMs = UNKNOWN;
    boolean asked = attempt > 0 && Math.abs(receivedMs - askedAtMs) < firstMs;
    if (!asked) {
      attempt = 1;
      askedAtMs = receivedMs;
    }
    return !asked;
  }

  /**
   * Whether to ask again.
   *
   * @param wallClockMs now
   */
  boolean isDue(long wallClockMs) {
    if (dueAtMs == UNKNOWN) {
      // Also after a restart, which does not know when it was asked for the last time.
      dueAtMs = wallClockMs + delay();
    }
    return wallClockMs >= dueAtMs;
  }

  /**
   * Takes note that it was asked for again.
   *
   * @param wallClockMs when
   */
  void retried(int number, long wallClockMs) {
    attempt = number;
    askedAtMs = wallClockMs;
    dueAtMs = UNKNOWN;
  }

  int nextAttempt() {
    return attempt + 1;
  }

  int attempt() {
    return attempt;
  }

  /** What to ask for: from the third time on, every other time a book over REST. */
  Action action() {
    return attempt >= FIRST_SEED && attempt % 2 == 1 ? Action.SEED : Action.RESUBSCRIBE;
  }

  /** When the record was received that broke the book. */
  long brokenAtMs() {
    return brokenAtMs;
  }

  private long delay() {
    int doublings = Math.min(Math.max(0, attempt - 1), 20);
    return Math.min(firstMs << doublings, longestMs);
  }

  void write(CompactWriter writer) {
    writer.whole(attempt).whole(askedAtMs).whole(brokenAtMs);
  }

  void read(CompactReader reader) {
    attempt = (int) reader.whole();
    askedAtMs = reader.whole();
    brokenAtMs = reader.whole();
  }
}
