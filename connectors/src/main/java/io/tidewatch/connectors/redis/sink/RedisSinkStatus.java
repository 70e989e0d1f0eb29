package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the Redis sink is doing.
 *
 * @param connected whether the last write worked
 * @param written hashes and cooldowns written since the start
 * @param removed hashes removed because a book broke or is no longer wanted
 * @param outdated records that were not written because something newer was known
 * @param pending keys that wait to be written
 * @param failures attempts that failed
 */
public record RedisSinkStatus(
    boolean connected,
    long written,
    long removed,
    long outdated,
    int pending,
    long failures,
    Optional<String> lastError) {
  public RedisSinkStatus {
    requireNonNull(lastError, "lastError");
  }
}
