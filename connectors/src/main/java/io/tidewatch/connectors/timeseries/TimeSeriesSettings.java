package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How results are written to a time-series store.
 *
 * @param group consumer group
 */
public record TimeSeriesSettings(
    String group, Endpoint endpoint, Batching batching, Spooling spool) {
  public TimeSeriesSettings {
    requireNonNull(group, "group");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(batching, "batching");
    requireNonNull(spool, "spool");
  }

  /** The usual ones. */
  public static TimeSeriesSettings of(Endpoint endpoint, Path spoolDirectory) {
    return new TimeSeriesSettings(
        "tidewatch-timeseries",
        endpoint,
        new Batching(5_000, Duration.ofSeconds(1)),
        new Spooling(spoolDirectory, 512L << 20, 16L << 20));
  }

  /**
   * Where the store is.
   *
   * @param url up to, not including, {@code /api/v2/write}
   * @param org empty for stores that know none
   * @param bucket the database; stores that know none do not look at it
   * @param token opens the store; a secret, in no text
   * @param timeout for connecting and for each answer
   */
  public record Endpoint(
      URI url, String org, String bucket, Optional<String> token, Duration timeout) {
    public Endpoint {
      requireNonNull(url, "url");
      requireNonNull(org, "org");
      requireNonNull(bucket, "bucket");
      requireNonNull(token, "token");
      requireNonNull(timeout, "timeout");
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      // The value itself is not shown: user and password may stand in it.
      if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
        throw new IllegalArgumentException(
            "expected a url such as http://localhost:8086, without user, password and query");
      }
      if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]{1,1024}")) {
        throw new IllegalArgumentException(
            "expected a token of 1 to 1024 visible characters without spaces");
      }
      if (!timeout.isPositive()) {
        throw new IllegalArgumentException("expected a timeout over 0, was " + timeout);
      }
    }

    @Override
    public String toString() {
      return "Endpoint[url=%s, org=%s, bucket=%s, token=%s, timeout=%s]"
          .formatted(url, org, bucket, token.isPresent() ? "set" : "not set", timeout);
    }
  }

  /**
   * How many points go out together.
   *
   * @param maxLines points of one request
   * @param maxAge how long a point waits for others
   */
  public record Batching(int maxLines, Duration maxAge) {
    public Batching {
      requireNonNull(maxAge, "maxAge");
      if (maxLines < 1) {
        throw new IllegalArgumentException("expected maxLines of 1 or more, was " + maxLines);
      }
      if (maxAge.isNegative()) {
        throw new IllegalArgumentException("expected a maxAge of 0 or more, was " + maxAge);
      }
    }
  }

  /**
   * Where points wait while the store is away.
   *
   * @param directory for this sink alone, created if absent
   * @param maxBytes when more wait, the oldest are dropped
   * @param maxRejectedBytes room for points that the store refused, in the directory {@code
   *     rejected} in it; the oldest are dropped
   */
  public record Spooling(Path directory, long maxBytes, long maxRejectedBytes) {
    public Spooling {
      requireNonNull(directory, "directory");
      if (maxBytes < 1 || maxRejectedBytes < 1) {
        throw new IllegalArgumentException(
            "expected maxBytes and maxRejectedBytes of 1 or more, was "
                + maxBytes
                + " and "
                + maxRejectedBytes);
      }
    }
  }
}
