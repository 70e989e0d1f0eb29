package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * How much of one pool was used within the last so many seconds: what we asked for, or what the
 * venue says if that is more. Not thread-safe.
 */
final class RequestWindow {
  /** Left free, as the venue's count and ours never agree to the last request. */
  private static final double CEILING = 0.95;

  private final long lengthNanos;
  private final double planned;
  private final ArrayDeque<Charge> charges = new ArrayDeque<>();
  private int limit;
  private long used;
  private long polled;
  private boolean reported;
  private long reportedNanos;
  private long reportedUse;

  private record Charge(RequestBudget.Lane lane, int amount, long nanos) {}

  /**
   * @param planned what polls take within a window
   */
  RequestWindow(Duration length, int limit, double planned) {
    this.lengthNanos = requireNonNull(length, "length").toNanos();
    this.limit = limit;
    this.planned = planned;
  }

  void limit(int lower) {
    limit = Math.min(limit, lower);
  }

  int limit() {
    return limit;
  }

  /** Polls need it to fit; the rest must also leave what polls will still need. */
  boolean admits(RequestBudget.Lane lane, int amount, long now) {
    if (amount == 0) {
      return true;
    }
    double reserve =
        switch (lane) {
          case POLL -> 0;
          case BACKFILL -> Math.max(0, planned - polled);
        };
    // Alone it goes through whatever it costs, or it would wait for ever.
    return used(now) == 0 || used(now) + amount + reserve <= limit * CEILING;
  }

  void charge(RequestBudget.Lane lane, int amount, long now) {
    if (amount == 0) {
      return;
    }
    charges.addLast(new Charge(lane, amount, now));
    used += amount;
    polled += lane == RequestBudget.Lane.POLL ? amount : 0;
    reportedUse += amount;
  }

  /** The venue's own count. Later charges are added to it until it is as old as the window. */
  void report(long venueUse, long now) {
    reported = true;
    reportedNanos = now;
    reportedUse = venueUse;
  }

  void forgetReport() {
    reported = false;
  }

  long used(long now) {
    while (!charges.isEmpty() && now - charges.peekFirst().nanos() >= lengthNanos) {
      Charge old = charges.removeFirst();
      used -= old.amount();
      polled -= old.lane() == RequestBudget.Lane.POLL ? old.amount() : 0;
    }
    reported &= now - reportedNanos < lengthNanos;
    return reported ? Math.max(used, reportedUse) : used;
  }
}
