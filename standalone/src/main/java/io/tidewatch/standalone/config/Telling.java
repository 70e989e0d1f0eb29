package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How people are told of alerts, whatever the channel.
 *
 * @param perMinute messages of a channel within a minute, over all its targets
 * @param digestAbove so many waiting alerts are told one by one; more become one message
 * @param lateAfter an alert that is older says so
 * @param expireAfter an alert that is older is recorded and not sent
 * @param heartbeatUrl told that all is well as long as it is; empty for none
 * @param heartbeatEvery how often
 */
public record Telling(
    int perMinute,
    int digestAbove,
    Duration lateAfter,
    Duration expireAfter,
    Optional<Secret> heartbeatUrl,
    Duration heartbeatEvery) {
  public Telling {
    Require.between("perMinute", 1, 10_000, perMinute);
    Require.between("digestAbove", 1, 1_000, digestAbove);
    Require.positive("lateAfter", lateAfter);
    Require.positive("expireAfter", expireAfter);
    InvalidComponent.unless(
        expireAfter.compareTo(lateAfter) > 0,
        "expireAfter",
        "a duration above that of late-after",
        expireAfter);
    requireNonNull(heartbeatUrl, "heartbeatUrl");
    Require.positive("heartbeatEvery", heartbeatEvery);
  }
}
