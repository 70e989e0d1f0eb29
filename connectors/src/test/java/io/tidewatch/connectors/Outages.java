package io.tidewatch.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What tests of outages of five minutes have in common. By the wall clock such an outage takes as
 * long as the system property {@code tidewatch.outage} says, ten seconds if it says nothing; the
 * rest of the five minutes the clock of the sink is put forward.
 */
public final class Outages {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private Outages() {}

  /** How long it really takes. */
  public static Duration real() {
    return Duration.parse(System.getProperty("tidewatch.outage", "PT10S"));
  }

  /** Does something so many times in the course of it, and returns at its end. */
  public static void during(int times, Runnable each) {
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      each.run();
      awaitNanos(begin + real().toNanos() * (i + 1) / times);
    }
  }

  private static void awaitNanos(long time) {
    while (System.nanoTime() - time < 0) {
      LockSupport.parkNanos(time - System.nanoTime());
    }
  }

  /**
   * The wall clock, which can be put forward by what five minutes are longer than it really takes.
   */
  public static final class Clock implements InstantSource {
    private final AtomicLong ahead = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.now().plusMillis(ahead.get());
    }

    /** Puts it forward by a part of the rest. */
    public void forward(int parts) {
      ahead.addAndGet(Math.max(0, FIVE_MINUTES.minus(real()).toMillis()) / parts);
    }
  }
}
