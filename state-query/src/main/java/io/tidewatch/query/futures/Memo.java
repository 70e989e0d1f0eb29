package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers an answer for a moment, so that many who ask at once cost one look: the others wait for
 * it. An answer that could not be given is not remembered. Thread-safe.
 */
public final class Memo<T> {
  private final Supplier<T> source;
  private final InstantSource clock;
  private final long validMs;
  private final Lock looking = new ReentrantLock();
  private volatile Kept<T> kept;

  public Memo(Supplier<T> source, InstantSource clock, Duration valid) {
    this.source = requireNonNull(source, "source");
    this.clock = requireNonNull(clock, "clock");
    this.validMs = valid.toMillis();
  }

  private record Kept<T>(T value, long atMs) {}

  /** The answer, read at most as long ago as it is valid. */
  public T get() {
    Optional<T> known = known();
    return known.isPresent() ? known.get() : look();
  }

  private Optional<T> known() {
    Kept<T> last = kept;
    // A clock that was set back must not keep an answer for ever.
    return last != null && Math.abs(clock.millis() - last.atMs()) < validMs
        ? Optional.of(last.value())
        : Optional.empty();
  }

  private T look() {
    looking.lock();
    try {
      Optional<T> known = known();
      if (known.isPresent()) {
        return known.get();
      }
      T value = source.get();
      // What takes longer than it is valid would never be remembered if it counted from its start.
      kept = new Kept<>(value, clock.millis());
      return value;
    } finally {
      looking.unlock();
    }
  }
}
