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
    meters.gauge("connected", "1 while it works", now -> now.connected() ? 1 : 0);
    meters.gauge("pending", "signals that wait", NatsBridgeStatus::pending);
    meters.gauge(
        "lag.seconds",
        "age of the oldest signal that waits",
        now -> now.lag().toMillis() / MILLIS_IN_A_SECOND);
    meters.count("published", "signals that the stream took", NatsBridgeStatus::published);
    meters.count("duplicates", "signals that the stream had already", NatsBridgeStatus::duplicates);
    meters.count(
        "refused", "signals that are larger than the server takes", NatsBridgeStatus::refused);
    meters.count("missed", "records that were deleted unread", NatsBridgeStatus::missed);
    meters.count("failures", "attempts that failed", NatsBridgeStatus::failures);
  }
}
