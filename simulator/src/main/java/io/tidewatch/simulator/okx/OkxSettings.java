package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of the simulated venue. {@link #standard()} has those that OKX publishes.
 *
 * @param requestsPerHour most subscribe and unsubscribe requests of one connection within an hour
 * @param connectsPerSecond most connections of one address within a second; 0 for no limit
 * @param idleLimit a connection that neither gets nor sends anything for that long is closed
 */
public record OkxSettings(int requestsPerHour, int connectsPerSecond, Duration idleLimit) {
  public OkxSettings {
    requireNonNull(idleLimit, "idleLimit");
    if (requestsPerHour < 1 || connectsPerSecond < 0 || !idleLimit.isPositive()) {
      throw new IllegalArgumentException(
          "expected at least one request, no negative limit and a time above zero, was "
              + requestsPerHour
              + ", "
              + connectsPerSecond
              + " and "
              + idleLimit);
    }
  }

  /** The published limits: 480 requests an hour, 3 connections a second, 30 s. */
  public static OkxSettings standard() {
    return new OkxSettings(480, 3, Duration.ofSeconds(30));
  }

  public OkxSettings withRequestsPerHour(int limit) {
    return new OkxSettings(limit, connectsPerSecond, idleLimit);
  }

  public OkxSettings withConnectsPerSecond(int limit) {
    return new OkxSettings(requestsPerHour, limit, idleLimit);
  }

  public OkxSettings withIdleLimit(Duration limit) {
    return new OkxSettings(requestsPerHour, connectsPerSecond, limit);
  }
}
