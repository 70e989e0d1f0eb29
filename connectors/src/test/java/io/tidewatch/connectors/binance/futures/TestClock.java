package io.tidewatch.connectors.binance.futures;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time of the market that a test sets. */
final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now;

  TestClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  void set(Instant time) {
    now.set(time);
  }

  void set(long epochMs) {
    set(Instant.ofEpochMilli(epochMs));
  }
}
