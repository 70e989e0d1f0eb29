package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether one socket is open, and when it is to be kept alive. What the socket's threads tell is
 * done on the control thread, the only one to call everything else.
 */
public final class SocketLife {
  private final Timers timers;
  private final Duration connectTimeout;
  private final Duration pingEvery;
  private final long createdNanos = System.nanoTime();
  private long pingNanos;
  private boolean open;
  private boolean ended; // An abort may overtake the end of the handshake.

  /**
   * @param connectTimeout until it must be open
   */
  public SocketLife(Timers timers, Duration connectTimeout, Duration pingEvery) {
    this.timers = requireNonNull(timers, "timers");
    this.connectTimeout = requireNonNull(connectTimeout, "connectTimeout");
    this.pingEvery = requireNonNull(pingEvery, "pingEvery");
  }

  /**
   * The socket opened. Any thread.
   *
   * @param then on the control thread, unless it has ended meanwhile
   */
  public void opened(Runnable then) {
    timers.control(() -> {
      if (!ended) {
        open = true;
        pingNanos = System.nanoTime();
        then.run();
      }
    });
  }

  /**
   * The socket ended. Any thread.
   *
   * @param then on the control thread
   */
  public void ended(Runnable then) {
    timers.control(() -> {
      ended = true;
      open = false;
      then.run();
    });
  }

  public boolean isOpen() {
    return open;
  }

  /** Says so if it did not open in time. */
  public Optional<String> late() {
    return !open && !ended && since(createdNanos).compareTo(connectTimeout) > 0
        ? Optional.of("not open within " + connectTimeout.toMillis() + " ms")
        : Optional.empty();
  }

  public boolean isPingDue() {
    return open && since(pingNanos).compareTo(pingEvery) >= 0;
  }

  public void pinged() {
    pingNanos = System.nanoTime();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
