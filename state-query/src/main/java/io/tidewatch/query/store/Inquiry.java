package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Somebody's question, however many reads it takes: they share its time, and it knows how fresh
 * what they found is. It goes along with the call and not through the signatures, since all of the
 * classes between a request and a store would have to pass it on. Thread-safe.
 */
public final class Inquiry {
  /** Nobody waits longer for an answer out of stores. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final ScopedValue<Inquiry> CURRENT = ScopedValue.newInstance();

  private final long deadlineNanos;
  private final AtomicReference<Optional<Freshness>> freshness =
      new AtomicReference<>(Optional.empty());

  private Inquiry(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /** One that ends after so much time. */
  public static Inquiry within(Duration time) {
    return new Inquiry(System.nanoTime() + time.toNanos());
  }

  /** The one that this thread works for; one of its own if nobody asked through {@link #ask}. */
  public static Inquiry current() {
    return CURRENT.isBound() ? CURRENT.get() : within(PATIENCE);
  }

  /** Does something for this inquiry, on this thread. */
  public <R, X extends Throwable> R ask(ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /**
   * Does something for the present inquiry, and says how fresh what that found is; for those who
   * keep an answer and give it to others too.
   */
  public static <A> Fresh<A> collect(Supplier<A> work) {
    Inquiry part = new Inquiry(current().deadlineNanos);
    A answer = part.<A, RuntimeException>ask(work::get);
    return new Fresh<>(answer, part.freshness().orElse(Freshness.ACTIVE));
  }

  /** The time that is left; zero once it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }

  /** Takes note of what a read found. */
  public <A> A found(Fresh<A> fresh) {
    requireNonNull(fresh, "fresh");
    freshness.updateAndGet(
        so -> Optional.of(so.map(fresh.freshness()::and).orElse(fresh.freshness())));
    return fresh.answer();
  }

  /** How fresh the whole is; empty if nothing was read. */
  public Optional<Freshness> freshness() {
    return freshness.get();
  }
}
