package io.tidewatch.connectors.hyperliquid;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes the feed's own records one after the other, on a thread that may wait for Kafka.
 * Thread-safe.
 */
final class Outbox implements AutoCloseable {
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean busy;

  Outbox() {
    this.writer = Thread.ofVirtual().name("hyperliquid-outbox").start(this::run);
  }

  void add(Runnable task) {
    tasks.add(task);
  }

  /** Whether everything was written. */
  boolean isIdle() {
    return tasks.isEmpty() && !busy;
  }

  private void run() {
    try {
      while (true) {
        Runnable task = tasks.take();
        busy = true;
        task.run();
        busy = false;
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
