package io.tidewatch.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something with an eye on the time. */
public final class Waiting {
  private static final long PAUSE_NANOS = 200_000;

  private Waiting() {}

  /**
   * Looks again and again.
   *
   * @return {@link System#nanoTime()} when it was seen
   * @throws IllegalStateException if it did not happen in time
   */
  public static long until(String what, Duration atMost, BooleanSupplier happened) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "expected " + what + " within " + atMost + ", it did not happen");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return System.nanoTime();
  }
}
