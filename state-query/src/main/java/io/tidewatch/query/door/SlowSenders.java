package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.Refusals.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off connections on which a request does not come to its end: nothing at all after the
 * connection was made, or a byte now and then. The server itself only sees connections that are
 * idle. Add it to the connector as a bean.
 */
final class SlowSenders extends AbstractLifeCycle implements Connection.Listener {
  private final Server server;
  private final long mostNanos;
  private final long lookEveryMs;
  private final Refusals refusals;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private volatile Scheduler.Task next = () -> true;

  SlowSenders(Server server, Duration most, Refusals refusals) {
    this.server = requireNonNull(server, "server");
    this.mostNanos = most.toNanos();
    this.lookEveryMs = Math.clamp(most.toMillis() / 4, 1, 1_000);
    this.refusals = requireNonNull(refusals, "refusals");
  }

  @Override
  protected void doStart() {
    look();
  }

  @Override
  protected void doStop() {
    next.cancel();
    open.clear();
  }

  @Override
  public void onOpened(Connection connection) {
    // What stands inside of it is told as well, and knows how many requests came.
    if (!(connection instanceof SslConnection)) {
      open.put(connection, new Progress(System.nanoTime()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void look() {
    long now = System.nanoTime();
    open.forEach((connection, progress) -> {
      if (progress.isTooSlow(connection.getMessagesIn(), connection.getBytesIn(), now, mostNanos)) {
        open.remove(connection);
        refusals.count(Reason.TOO_SLOW);
        connection.close();
      }
    });
    next = server.getScheduler().schedule(this::look, lookEveryMs, TimeUnit.MILLISECONDS);
  }

  /** What has come in on one connection. Used by one thread at a time. */
  private static final class Progress {
    private long requests;
    private long bytes;
    private long since;
    private boolean growing;

    private Progress(long openedNanos) {
      this.since = openedNanos;
    }

    /** A byte that comes this long after the first one of its request is one of a slow sender. */
    private boolean isTooSlow(long requestsNow, long bytesNow, long now, long most) {
      if (requestsNow != requests) {
        requests = requestsNow;
        bytes = bytesNow;
        growing = false;
      } else if (requests == 0) {
        return now - since > most;
      } else if (bytesNow != bytes) {
        bytes = bytesNow;
        since = growing ? since : now;
        growing = true;
        return now - since > most;
      }
      return false;
    }
  }
}
