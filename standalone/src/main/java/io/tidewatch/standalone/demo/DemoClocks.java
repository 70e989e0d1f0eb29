package io.tidewatch.standalone.demo;

import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.market.MarketPlayer;
import io.tidewatch.simulator.pool.PoolPlayer;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What time it is in the scripts: that of their start until the players begin. The players need the
 * house, and the house needs the time. Thread-safe.
 */
final class DemoClocks {
  private static final long MICROS_IN_A_MILLI = 1_000;

  /** The pool is published before its first frame: it takes a moment to take force. */
  private static final long POOL_BEFORE_MS = 60_000;

  private volatile LongSupplier market;
  private volatile LongSupplier pool;
  private volatile LongSupplier futures;

  DemoClocks(long startMs, long futuresBeginMs) {
    this.market = () -> startMs;
    this.pool = () -> startMs - POOL_BEFORE_MS;
    this.futures = () -> futuresBeginMs;
  }

  void follow(MarketPlayer marketPlayer, PoolPlayer poolPlayer, FuturesPlayer futuresPlayer) {
    market = marketPlayer.marketTime();
    pool = poolPlayer::time;
    futures = futuresPlayer::time;
  }

  /** Epoch milliseconds. */
  long marketMs() {
    return market.getAsLong();
  }

  /** Of the step of the token pool that is being played; frames of the pool have no other time. */
  Instant pool() {
    return Instant.ofEpochMilli(pool.getAsLong());
  }

  /** Of the step of futures that is being played. */
  Instant futures() {
    return Instant.ofEpochMilli(futures.getAsLong());
  }

  /** The same, in microseconds. */
  long futuresMicros() {
    return futures.getAsLong() * MICROS_IN_A_MILLI;
  }

  /** Of the token pool, in microseconds. */
  long poolMicros() {
    return pool.getAsLong() * MICROS_IN_A_MILLI;
  }
}
