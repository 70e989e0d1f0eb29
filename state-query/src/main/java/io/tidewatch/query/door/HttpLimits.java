package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much callers may ask of the server.
 *
 * @param connections at the same time, of all callers together
 * @param requestsPerSecond of one caller, on average; twice as many at once; 0 for any number
 * @param headerBytes of a request line with all headers
 * @param headers of a request
 * @param bodyBytes of a request
 * @param receiveTime within which a request must have come in, headers and body
 * @param requestTime within which a request must be answered and the answer read; streams of events
 *     may take longer
 * @param idleTime a connection on which nothing moves is closed after this
 */
public record HttpLimits(
    int connections,
    int requestsPerSecond,
    int headerBytes,
    int headers,
    int bodyBytes,
    Duration receiveTime,
    Duration requestTime,
    Duration idleTime) {
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          512,
          100,
          8 << 10,
          100,
          64 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  public HttpLimits {
    atLeast("connections", 1, connections);
    atLeast("requestsPerSecond", 0, requestsPerSecond);
    atLeast("headerBytes", 256, headerBytes);
    atLeast("headers", 1, headers);
    atLeast("bodyBytes", 0, bodyBytes);
    positive("receiveTime", receiveTime);
    positive("requestTime", requestTime);
    positive("idleTime", idleTime);
  }

  /** How many of the connections may be streams of events: the others are left for questions. */
  public int streams() {
    return Math.max(1, connections / 2);
  }

  /** The same, with another number of requests; 0 for any, where callers are known otherwise. */
  public HttpLimits withRequestsPerSecond(int other) {
    return new HttpLimits(
        connections, other, headerBytes, headers, bodyBytes, receiveTime, requestTime, idleTime);
  }

  private static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": expected at least " + least + ", was " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (!requireNonNull(value, name).isPositive()) {
      throw new IllegalArgumentException(name + ": expected a duration above 0, was " + value);
    }
  }
}
