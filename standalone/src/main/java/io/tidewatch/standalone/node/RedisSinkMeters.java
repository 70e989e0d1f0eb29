package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.redis.sink.RedisSinkStatus;
import java.util.function.Supplier;

/** How the Redis sink is doing, on {@code /metrics}. */
final class RedisSinkMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.redis.";

  private final Supplier<RedisSinkStatus> status;

  RedisSinkMeters(Supplier<RedisSinkStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<RedisSinkStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    SinkMeters.of("redis", "", status, RedisSinkMeters::state).bindTo(registry);
    meters.count("removed", "hashes of broken books removed", RedisSinkStatus::removed);
    meters.count("outdated", "values left out for a newer one", RedisSinkStatus::outdated);
  }

  /** It holds the newest value of each key, so nothing is lost; Redis takes any. */
  private static SinkMeters.State state(RedisSinkStatus now) {
    return new SinkMeters.State(
        !now.connected() && now.lastError().isPresent(),
        now.pending(),
        now.written(),
        0,
        0,
        now.failures());
  }
}
