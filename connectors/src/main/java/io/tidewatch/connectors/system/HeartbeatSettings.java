package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * Who is told that the system lives.
 *
 * @param url a secret, as whoever has it can say so too
 * @param every between two beats
 * @param timeout for the whole answer
 */
public record HeartbeatSettings(URI url, Duration every, Duration timeout) {
  public static final Duration DEFAULT_EVERY = Duration.ofMinutes(1);
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  public HeartbeatSettings {
    requireNonNull(url, "url");
    requireNonNull(every, "every");
    requireNonNull(timeout, "timeout");
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      // Not repeated: it is a secret, whatever is wrong with it.
      throw new IllegalArgumentException("expected a URL of https or http, was another text");
    }
    if (!every.isPositive() || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "expected times over 0, were every " + every + " and timeout " + timeout);
    }
  }

  /** With the usual times. */
  public static HeartbeatSettings of(URI url) {
    return new HeartbeatSettings(url, DEFAULT_EVERY, DEFAULT_TIMEOUT);
  }

  @Override
  public String toString() {
    return "HeartbeatSettings[url=set, every=" + every + ", timeout=" + timeout + "]";
  }
}
