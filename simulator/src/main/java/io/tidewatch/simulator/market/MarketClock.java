package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Event time of a market that is being played. One thread drives it, any thread reads it; it never
 * goes back and never runs ahead of the step that is due next.
 */
final class MarketClock {
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Pace pace;
  private final LongSupplier nanos;
  private volatile State state;

  /**
   * @param nanos a source of elapsed nanoseconds
   */
  MarketClock(Pace pace, LongSupplier nanos, long startMs) {
    this.pace = requireNonNull(pace, "pace");
    this.nanos = requireNonNull(nanos, "nanos");
    this.state = new State(startMs, 0, startMs, false);
  }

  /** Time runs again, up to the given step. */
  void runTo(long stepMs) {
    State before = state;
    state =
        before.running()
            ? new State(before.fromMs(), before.fromNanos(), stepMs, true)
            : new State(before.fromMs(), nanos.getAsLong(), stepMs, true);
  }

  /** Time stands still until {@link #runTo}. */
  void hold() {
    long now = millis();
    state = new State(now, 0, now, false);
  }

  /** The step of the last {@link #runTo} happens now. */
  void reached() {
    if (pace instanceof Pace.Unlimited) {
      State before = state;
      state = new State(before.limitMs(), 0, before.limitMs(), false);
    }
  }

  /** Nanoseconds of wall clock until the step of the last {@link #runTo}, 0 if it is due. */
  long nanosToWait() {
    return switch (pace) {
      case Pace.Unlimited() -> 0;
      case Pace.Times(double factor) -> {
        State now = state;
        double toPass = (now.limitMs() - now.fromMs()) * NANOS_PER_MILLI / factor;
        yield Math.max(0, (long) Math.ceil(toPass) - (nanos.getAsLong() - now.fromNanos()));
      }
    };
  }

  /** Event time now, epoch milliseconds. */
  long millis() {
    State now = state;
    if (!now.running()) {
      return now.fromMs();
    }
    return switch (pace) {
      case Pace.Unlimited() -> now.fromMs();
      case Pace.Times(double factor) -> {
        double passed = (nanos.getAsLong() - now.fromNanos()) * factor / NANOS_PER_MILLI;
        yield Math.min(now.limitMs(), now.fromMs() + (long) passed);
      }
    };
  }

  private record State(long fromMs, long fromNanos, long limitMs, boolean running) {}
}
