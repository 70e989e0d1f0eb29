package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import io.tidewatch.simulator.venue.RateLimit;
import java.time.Duration;

/** One connection of a client to the simulated venue. Thread-safe. */
final class OkxClient {
  private final String connId;
  private final ClientLink link;
  private final RateLimit requests;
  private volatile long lastNanos = System.nanoTime();

  OkxClient(String connId, ClientLink link, int requestsPerHour) {
    this.connId = requireNonNull(connId, "connId");
    this.link = requireNonNull(link, "link");
    this.requests = new RateLimit(requestsPerHour, Duration.ofHours(1));
  }

  String connId() {
    return connId;
  }

  boolean isOpen() {
    return link.isOpen();
  }

  /** Counts one more request; false if it is one too many. */
  synchronized boolean allowsOneMore() {
    return requests.allows(System.nanoTime());
  }

  void heard() {
    lastNanos = System.nanoTime();
  }

  boolean idleFor(Duration limit) {
    return System.nanoTime() - lastNanos >= limit.toNanos();
  }

  void answer(String text) {
    link.answer(text);
  }

  /** See {@link ClientLink#push}. */
  boolean push(String text) {
    lastNanos = System.nanoTime();
    return link.push(text);
  }

  void drop() {
    link.drop();
  }

  void close(int code, String reason) {
    link.close(code, reason);
  }
}
