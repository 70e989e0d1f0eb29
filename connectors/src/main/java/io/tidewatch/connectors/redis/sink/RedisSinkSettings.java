package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.redis.RedisAccess;
import java.time.Duration;

/**
 * How results are written to Redis.
 *
 * @param group consumer group
 * @param expiry how long a hash stays when it is not written again, so that a system that is down
 *     shows no old book; 0 for ever
 * @param bookChannel hears the instrument at each change of an {@code orderbook} hash; empty for
 *     none
 * @param analysisChannel the same for {@code analysis}
 * @param monitoringInterval how often {@code system:monitoring} is written
 */
public record RedisSinkSettings(
    RedisAccess access,
    String group,
    Duration expiry,
    String bookChannel,
    String analysisChannel,
    Duration monitoringInterval) {
  public RedisSinkSettings {
    requireNonNull(access, "access");
    requireNonNull(group, "group");
    requireNonNull(expiry, "expiry");
    requireNonNull(bookChannel, "bookChannel");
    requireNonNull(analysisChannel, "analysisChannel");
    requireNonNull(monitoringInterval, "monitoringInterval");
    if (expiry.isNegative()) {
      throw new IllegalArgumentException("expected an expiry of 0 or more, was " + expiry);
    }
    if (!monitoringInterval.isPositive()) {
      throw new IllegalArgumentException(
          "expected a monitoringInterval over 0, was " + monitoringInterval);
    }
  }

  /** The usual ones. */
  public static RedisSinkSettings of(RedisAccess access) {
    return new RedisSinkSettings(
        access,
        "tidewatch-redis",
        Duration.ofSeconds(60),
        "orderbook:updates",
        "analysis:updates",
        Duration.ofSeconds(1));
  }
}
