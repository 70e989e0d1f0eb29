package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Points a second over the last ten whole seconds. Thread-safe. */
final class PointRate {
  private static final int SECONDS = 10;

  private final LongSupplier nanoTime;
  private final long start;
  // One more than counted: the second that is not over.
  private final long[] points = new long[SECONDS + 1];
  private long second;

  /**
   * Starts at nothing.
   *
   * @param nanoTime a clock for elapsed time
   */
  PointRate(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.start = nanoTime.getAsLong();
  }

  synchronized void add(long count) {
    advance();
    points[slot(second)] += count;
  }

  synchronized double perSecond() {
    advance();
    long sum = 0;
    for (int i = 1; i <= SECONDS; i++) {
      sum += points[slot(second + i)];
    }
    return (double) sum / Math.clamp(second, 1, SECONDS);
  }

  private void advance() {
    long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start);
    if (now - second > SECONDS) {
      second = now - SECONDS - 1;
    }
    while (second < now) {
      second++;
      points[slot(second)] = 0;
    }
  }

  private static int slot(long second) {
    return (int) (second % (SECONDS + 1));
  }
}
