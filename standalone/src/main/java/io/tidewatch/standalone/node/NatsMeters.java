package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.nats.NatsBridgeStatus;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

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
    gauge(registry, "connected", "1 while it works", now -> now.connected() ? 1 : 0);
    gauge(registry, "pending", "signals that wait", NatsBridgeStatus::pending);
    gauge(
        registry,
        "lag.seconds",
        "age of the oldest signal that waits",
        now -> now.lag().toMillis() / MILLIS_IN_A_SECOND);
    count(registry, "published", "signals that the stream took", NatsBridgeStatus::published);
    count(
        registry,
        "duplicates",
        "signals that the stream had already",
        NatsBridgeStatus::duplicates);
    count(
        registry,
        "refused",
        "signals that are larger than the server takes",
        NatsBridgeStatus::refused);
    count(registry, "missed", "records that were deleted unread", NatsBridgeStatus::missed);
    count(registry, "failures", "attempts that failed", NatsBridgeStatus::failures);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<NatsBridgeStatus> value) {
    Gauge.builder(PREFIX + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<NatsBridgeStatus> value) {
    // The registry holds the state of a counter weakly, and this binder is held beside it.
    FunctionCounter.builder(PREFIX + name, this, self -> value.applyAsDouble(self.status.get()))
        .description(description)
        .register(registry);
  }
}
