package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the simulated venue behaves where its documents are silent, and its limits. The API key is
 * not shown by {@link #toString}.
 *
 * @param apiKey what the header {@code x-api-key} must say
 * @param laterSubscribe what a second subscribe on a socket does
 * @param overLimit how a request for too many pairs is answered
 * @param pairLimit most pairs of one request
 * @param pingWithin a connection that sends no ping for that long is dropped
 */
public record DbotxSettings(
    String apiKey,
    LaterSubscribe laterSubscribe,
    OverLimit overLimit,
    int pairLimit,
    Duration pingWithin) {
  /** The key that {@link #standard()} asks for. */
  public static final String STANDARD_KEY = "simulated-venue-key";

  /** What a second subscribe on a socket does to the first. */
  public enum LaterSubscribe {
    /** Its pairs take the place of the earlier ones. */
    REPLACES,
    /** Its pairs come to the earlier ones. */
    ACCUMULATES
  }

  /** How a request for too many pairs is answered; it has no effect either way. */
  public enum OverLimit {
    SILENCE,
    ERROR
  }

  public DbotxSettings {
    requireNonNull(apiKey, "apiKey");
    requireNonNull(laterSubscribe, "laterSubscribe");
    requireNonNull(overLimit, "overLimit");
    requireNonNull(pingWithin, "pingWithin");
    if (pairLimit < 1 || !pingWithin.isPositive()) {
      throw new IllegalArgumentException(
          "expected at least one pair and a time above zero, was "
              + pairLimit
              + " and "
              + pingWithin);
    }
  }

  /** As far as it is known of DBotX: 99 pairs, a ping a minute, a later request replaces. */
  public static DbotxSettings standard() {
    return new DbotxSettings(
        STANDARD_KEY, LaterSubscribe.REPLACES, OverLimit.SILENCE, 99, Duration.ofMinutes(1));
  }

  public DbotxSettings withApiKey(String key) {
    return new DbotxSettings(key, laterSubscribe, overLimit, pairLimit, pingWithin);
  }

  public DbotxSettings with(LaterSubscribe later) {
    return new DbotxSettings(apiKey, later, overLimit, pairLimit, pingWithin);
  }

  public DbotxSettings with(OverLimit answer) {
    return new DbotxSettings(apiKey, laterSubscribe, answer, pairLimit, pingWithin);
  }

  public DbotxSettings withPingWithin(Duration limit) {
    return new DbotxSettings(apiKey, laterSubscribe, overLimit, pairLimit, limit);
  }

  @Override
  public String toString() {
    return "DbotxSettings[%s, %s, %d pairs, ping within %s]"
        .formatted(laterSubscribe, overLimit, pairLimit, pingWithin);
  }
}
