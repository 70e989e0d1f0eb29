package io.tidewatch.standalone.demo;

import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.simulator.whale.WhaleMarket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What those who play the market need to know of the house that watches it. */
interface DemoHouse {
  /** Frames of the token pool that its feed received. */
  long poolFrames();

  /** Frames of futures that their feed received. */
  long futuresFrames();

  /** Data frames of watched addresses that their feed received. */
  long whaleFrames();

  /**
   * Waits until the day of each contract is known that what follows is compared with.
   *
   * @return whether that came about in time
   */
  boolean awaitHistory(FuturesScript script, Duration within) throws InterruptedException;

  /**
   * Waits until the detector knows everybody who is to be watched.
   *
   * @return whether that came about in time
   */
  boolean awaitWatched(WhaleMarket market, Duration within) throws InterruptedException;

  /**
   * Waits until everything that was sent is judged, and every alert that came of it handed over.
   *
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  boolean drain(Duration patience);

  /** Done with the cause when a part stopped for good. */
  CompletableFuture<Throwable> failure();

  /** The port of the API, if there is one here. */
  OptionalInt httpPort();

  /**
   * Looks again and again.
   *
   * @return false if it did not come about in time
   */
  static boolean await(BooleanSupplier condition, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }
}
