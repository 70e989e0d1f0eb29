package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.nats.NatsSettings;
import io.tidewatch.connectors.redis.sink.RedisSinkSettings;
import io.tidewatch.connectors.system.HeartbeatSettings;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings;
import java.util.Optional;

/**
 * Where results are written to besides Kafka.
 *
 * @param redis empty for none
 * @param timeSeries empty for none
 * @param nats empty for none
 * @param heartbeat who is told that all is well; empty for nobody
 */
public record SinkOptions(
    Optional<RedisSinkSettings> redis,
    Optional<TimeSeriesSettings> timeSeries,
    Optional<NatsSettings> nats,
    Optional<HeartbeatSettings> heartbeat) {
  public static final SinkOptions NONE =
      new SinkOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public SinkOptions {
    requireNonNull(redis, "redis");
    requireNonNull(timeSeries, "timeSeries");
    requireNonNull(nats, "nats");
    requireNonNull(heartbeat, "heartbeat");
  }
}
