package io.tidewatch.query.peer;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Remembers for a while who was asked and kept silent, so that not everybody waits for him before
 * he goes to another one. After each while one question finds out whether he answers again.
 * Thread-safe.
 */
final class SilentPeers {
  private final long whileNanos;
  private final LongSupplier nanoTime;
  private final Map<String, Long> askedAgainAt = new ConcurrentHashMap<>();
  private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();

  SilentPeers(Duration time, LongSupplier nanoTime) {
    this.whileNanos = time.toNanos();
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /** Whether he is not known to be silent, or whoever asks is the one to find out. */
  boolean mayBeAsked(String peer) {
    long now = nanoTime.getAsLong();
    AtomicBoolean may = new AtomicBoolean(true);
    askedAgainAt.computeIfPresent(
        peer,
        (name, at) -> {
          may.set(now - at >= 0);
          return may.get() ? now + whileNanos : at;
        });
    return may.get();
  }

  /**
   * He did not answer a question in time. If he answered another one meanwhile, it was a long one.
   *
   * @param askedNanos when he was asked
   */
  void keptSilent(String peer, long askedNanos) {
    Long answered = answeredAt.get(peer);
    if (answered == null || answered - askedNanos < 0) {
      askedAgainAt.put(peer, nanoTime.getAsLong() + whileNanos);
    }
  }

  void answered(String peer) {
    answeredAt.put(peer, nanoTime.getAsLong());
    askedAgainAt.remove(peer);
  }
}
