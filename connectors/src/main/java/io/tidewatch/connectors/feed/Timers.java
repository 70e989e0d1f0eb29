package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a feed beside its sockets: one that owns the connections, and virtual ones for
 * whatever may block. What is handed in after {@link #close} is not run.
 */
public final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  private final String name;
  private final ScheduledThreadPoolExecutor control;
  private final ExecutorService blocking;

  /**
   * @param name of the feed's venue; its threads and their lines in the log have it
   */
  public Timers(String name) {
    this.name = requireNonNull(name, "name");
    this.control =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name(name + "-control").factory(),
            new ScheduledThreadPoolExecutor.DiscardPolicy());
    control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    control.setRemoveOnCancelPolicy(true);
    this.blocking =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-work-", 0).factory());
  }

  /** Runs on the control thread. */
  public void control(Runnable task) {
    control.execute(guarded(task));
  }

  /** Runs on the control thread after the delay. */
  public void controlAfter(Duration delay, Runnable task) {
    control.schedule(guarded(task), delay.toNanos(), NANOSECONDS);
  }

  /** Runs on the control thread again and again. */
  public void controlEvery(Duration interval, Runnable task) {
    control.scheduleWithFixedDelay(
        guarded(task), interval.toNanos(), interval.toNanos(), NANOSECONDS);
  }

  /** Runs on a thread of its own. */
  public void blocking(Runnable task) {
    if (!blocking.isShutdown()) {
      blocking.execute(guarded(task));
    }
  }

  /** Runs on a thread of its own after the delay. */
  public void blockingAfter(Duration delay, Runnable task) {
    control.schedule(() -> blocking(task), delay.toNanos(), NANOSECONDS);
  }

  // An exception would end a repeated task for ever, and unseen.
  private Runnable guarded(Runnable task) {
    return LogFields.on(
        LogFields.VENUE,
        name,
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.error("a task of the feed failed: {}", LogText.bounded(e.toString()), e);
          }
        });
  }

  /** Interrupts what blocks and waits shortly for its end. */
  @Override
  public void close() {
    control.shutdownNow();
    blocking.shutdownNow();
    try {
      control.awaitTermination(300, MILLISECONDS);
      blocking.awaitTermination(300, MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
