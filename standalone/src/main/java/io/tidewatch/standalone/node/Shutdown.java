package io.tidewatch.standalone.node;

import io.tidewatch.standalone.log.ProcessLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the signal to end (Ctrl-C, TERM) into a condition that a command waits for, and keeps the
 * JVM until the command has closed what it opened.
 */
public final class Shutdown implements AutoCloseable {
  private static final Duration ORDERLY = Duration.ofSeconds(5);

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::hold);

  private Shutdown() {}

  /** Listens for the signal. */
  public static Shutdown listen() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** Done when the process was asked to end. */
  public CompletableFuture<Void> requested() {
    return requested;
  }

  private void hold() {
    requested.complete(null);
    try {
      if (!closed.await(ORDERLY.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("tidewatch: not everything closed within 5 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed: the JVM may go. */
  @Override
  public void close() {
    // The JVM may be gone right after.
    ProcessLog.flush();
    closed.countDown();
    if (!requested.isDone()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
