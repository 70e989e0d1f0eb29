package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Remembers an answer for a moment, so that many who ask at once cost one look. An answer that
 * could not be given is not remembered. Thread-safe.
 */
public final class Memo<T> {
  private final Supplier<T> source;
  private final InstantSource clock;
  private final long validMs;
  private volatile Kept<T> kept;

  public Memo(Supplier<T> source, InstantSource clock, Duration valid) {
    this.source = requireNonNull(source, "source");
    this.clock = requireNonNull(clock, "clock");
    this.validMs = valid.toMillis();
  }

  private record Kept<T>(T value, long atMs) {}

  /** The answer, at most as old as it may be. */
  public T get() {
    long now = clock.millis();
    Kept<T> known = kept;
    // A clock that was set back must not keep an answer for ever.
    if (known != null && Math.abs(now - known.atMs()) < validMs) {
      return known.value();
    }
    T value = source.get();
    kept = new Kept<>(value, now);
    return value;
  }
}
