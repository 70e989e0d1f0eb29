package io.tidewatch.connectors.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where the set of wanted instruments is kept.
 *
 * @param key of the set
 * @param interval between two readings
 */
public record RedisSetSettings(RedisAccess access, String key, Duration interval) {
  public static final String DEFAULT_KEY = "config:trading_pairs";
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(20);

  public RedisSetSettings {
    requireNonNull(access, "access");
    requireNonNull(key, "key");
    requireNonNull(interval, "interval");
    if (key.isBlank()) {
      throw new IllegalArgumentException("expected the key of a Redis set, was blank");
    }
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("expected an interval above zero, was " + interval);
    }
  }

  /** The set of the original design, read each 20 s. */
  public static RedisSetSettings of(RedisAccess access) {
    return new RedisSetSettings(access, DEFAULT_KEY, DEFAULT_INTERVAL);
  }

  public RedisSetSettings withInterval(Duration pause) {
    return new RedisSetSettings(access, key, pause);
  }
}
