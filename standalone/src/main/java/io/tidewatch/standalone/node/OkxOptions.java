package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.connectors.redis.RedisSetSettings;
import java.util.List;
import java.util.Optional;

/**
 * The feed of OKX and where its wishes come from.
 *
 * @param instruments what to watch where no Redis says so, before the API's word
 * @param redis the set that says what to watch; empty for the configuration and the API
 */
public record OkxOptions(
    OkxFeedSettings feed, List<String> instruments, Optional<RedisSetSettings> redis) {
  public OkxOptions {
    requireNonNull(feed, "feed");
    instruments = List.copyOf(instruments);
    requireNonNull(redis, "redis");
  }
}
