package io.tidewatch.standalone.config;

import java.time.Duration;

/**
 * How much callers may ask of the HTTP server.
 *
 * @param connections at the same time, of all callers together
 * @param requestsPerSecond of one caller, on average; 0 for any number
 * @param headerBytes of a request line with all headers
 * @param headers of a request
 * @param bodyBytes of a request
 * @param receiveTime within which a request must have come in
 * @param requestTime within which it must be answered and the answer read
 * @param idleTime a connection on which nothing moves is closed after this
 */
public record CallerLimits(
    int connections,
    int requestsPerSecond,
    int headerBytes,
    int headers,
    int bodyBytes,
    Duration receiveTime,
    Duration requestTime,
    Duration idleTime) {
  private static final Duration LEAST_IDLE_TIME = Duration.ofSeconds(5);

  public CallerLimits {
    Require.between("connections", 2, 100_000, connections);
    Require.between("requestsPerSecond", 0, 1_000_000, requestsPerSecond);
    Require.between("headerBytes", 1_024, 1 << 20, headerBytes);
    Require.between("headers", 10, 10_000, headers);
    Require.between("bodyBytes", 1_024, 16 << 20, bodyBytes);
    Require.positive("receiveTime", receiveTime);
    Require.positive("requestTime", requestTime);
    Require.positive("idleTime", idleTime);
    // A stream of events on which nothing happens says so every four seconds.
    InvalidComponent.unless(
        idleTime.compareTo(LEAST_IDLE_TIME) >= 0,
        "idleTime",
        "a duration of at least 5s, since streams of events may be silent for nearly as long",
        idleTime);
  }
}
