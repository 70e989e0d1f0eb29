package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.nats.NatsSettings;
import io.tidewatch.connectors.redis.sink.RedisSinkSettings;
import io.tidewatch.connectors.system.HeartbeatSettings;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where results go besides Kafka, and who is told of them.
 *
 * @param redis empty for none
 * @param timeSeries empty for none
 * @param nats empty for none
 * @param deliveries how people are told of alerts, each by a channel of its own
 * @param commands who may ask the bot, given where and as whom it asks the API; empty for nobody
 * @param apiElsewhere where and as whom the API of another process is asked, where this one has
 *     none; empty if it is not
 * @param heartbeat who is told that all is well; empty for nobody
 */
public record SinkOptions(
    Optional<RedisSinkSettings> redis,
    Optional<TimeSeriesSettings> timeSeries,
    Optional<NatsSettings> nats,
    List<DeliverySettings> deliveries,
    Optional<Function<ChatSettings.Api, ChatSettings>> commands,
    Optional<ChatSettings.Api> apiElsewhere,
    Optional<HeartbeatSettings> heartbeat) {
  public static final SinkOptions NONE =
      new SinkOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public SinkOptions {
    requireNonNull(redis, "redis");
    requireNonNull(timeSeries, "timeSeries");
    requireNonNull(nats, "nats");
    deliveries = List.copyOf(deliveries);
    requireNonNull(commands, "commands");
    requireNonNull(apiElsewhere, "apiElsewhere");
    requireNonNull(heartbeat, "heartbeat");
  }

  /** The same, with this Redis written. */
  public SinkOptions with(RedisSinkSettings written) {
    return new SinkOptions(
        Optional.of(written), timeSeries, nats, deliveries, commands, apiElsewhere, heartbeat);
  }

  /** The same, with these time series written. */
  public SinkOptions with(TimeSeriesSettings written) {
    return new SinkOptions(
        redis, Optional.of(written), nats, deliveries, commands, apiElsewhere, heartbeat);
  }

  /** The same, with signals handed on there. */
  public SinkOptions with(NatsSettings bridge) {
    return new SinkOptions(
        redis, timeSeries, Optional.of(bridge), deliveries, commands, apiElsewhere, heartbeat);
  }

  /** The same, with these answered who ask the bot, by the API of another process. */
  public SinkOptions asking(
      Optional<Function<ChatSettings.Api, ChatSettings>> who, Optional<ChatSettings.Api> where) {
    return new SinkOptions(redis, timeSeries, nats, deliveries, who, where, heartbeat);
  }

  /** The same, with this one told that all is well. */
  public SinkOptions beating(Optional<HeartbeatSettings> told) {
    return new SinkOptions(redis, timeSeries, nats, deliveries, commands, apiElsewhere, told);
  }

  /** The same, with people told in these ways. */
  public SinkOptions telling(List<DeliverySettings> ways) {
    return new SinkOptions(redis, timeSeries, nats, ways, commands, apiElsewhere, heartbeat);
  }
}
