package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.system.HeartbeatStatus;
import java.util.function.Supplier;

/** What became of the signs of life, on {@code /metrics}. */
final class HeartbeatMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.heartbeat.";

  private final Supplier<HeartbeatStatus> status;

  HeartbeatMeters(Supplier<HeartbeatStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<HeartbeatStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.count("beats", "signs of life that were taken", HeartbeatStatus::beats);
    meters.count("failures", "signs of life that were not taken", HeartbeatStatus::failures);
    meters.count("withheld", "signs of life not given for trouble", HeartbeatStatus::withheld);
  }
}
