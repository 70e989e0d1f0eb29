package io.tidewatch.connectors.chat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits, until the bot is closed. Thread-safe. */
final class Pause {
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @throws InterruptedException as well when the bot is closed meanwhile
   */
  void take(Duration time) throws InterruptedException {
    if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  void close() {
    closed.countDown();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }
}
