package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.nats.NatsBridgeStatus;
import java.util.function.Supplier;

/** How the bridge to NATS is doing, on {@code /metrics}. */
final class NatsMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.nats.";
  private static final double MILLIS_IN_A_SECOND = 1_000;

  private final Supplier<NatsBridgeStatus> status;

  NatsMeters(Supplier<NatsBridgeStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<NatsBridgeStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    SinkMeters.of("nats", "", status, NatsMeters::state).bindTo(registry);
    meters.gauge(
        "lag.seconds",
        "age of the oldest signal that waits",
        now -> now.lag().toMillis() / MILLIS_IN_A_SECOND);
    meters.count("duplicates", "signals that the stream had already", NatsBridgeStatus::duplicates);
  }

  private static SinkMeters.State state(NatsBridgeStatus now) {
    return new SinkMeters.State(
        !now.connected() && now.lastError().isPresent(),
        now.pending(),
        now.published(),
        now.refused(),
        now.missed(),
        now.failures());
  }
}
