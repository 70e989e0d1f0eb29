package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * What happens when the connection is lost.
 *
 * @param backoff waits after the first, second, ... failure in a row; the last one for ever
 * @param stableAfter how long a connection must last until failures are counted from zero
 * @param failuresBeforeAlert failures in a row after which a person should look
 * @param seed of the random spread of the waits
 */
public record Retry(
    List<Duration> backoff, Duration stableAfter, int failuresBeforeAlert, long seed) {
  public static final Retry DEFAULTS =
      new Retry(
          List.of(
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          10,
          1);

  public Retry {
    backoff = List.copyOf(backoff);
    if (backoff.isEmpty()) {
      throw new IllegalArgumentException("expected at least one back-off step, was none");
    }
    backoff.forEach(step -> positive("backoff", step));
    positive("stableAfter", stableAfter);
    if (failuresBeforeAlert < 1) {
      throw new IllegalArgumentException(
          "expected failuresBeforeAlert of at least 1, was " + failuresBeforeAlert);
    }
  }

  private static void positive(String name, Duration value) {
    requireNonNull(value, name);
    if (!value.isPositive()) {
      throw new IllegalArgumentException("expected " + name + " above zero, was " + value);
    }
  }
}
