package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.delivery.DeliveryStatus;
import java.util.function.Supplier;

/** How a sink that tells people is doing, on {@code /metrics}. */
final class DeliveryMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.delivery.";
  private static final double MILLIS_IN_A_SECOND = 1_000;

  private final Supplier<DeliveryStatus> status;

  DeliveryMeters(Supplier<DeliveryStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<DeliveryStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.of("sink", status.get().sink()), status);
    SinkMeters.of(status.get().sink(), "", status, DeliveryMeters::state).bindTo(registry);
    meters.gauge("alive", "1 while it runs", now -> now.alive() ? 1 : 0);
    meters.gauge("restarts", "how often in a row it began again soon", DeliveryStatus::restarts);
    meters.gauge(
        "lag.seconds",
        "age of the oldest alert that lacks an outcome",
        now -> now.lag().toMillis() / MILLIS_IN_A_SECOND);
    meters.gauge("targets.away", "targets that cannot be reached", now -> now.targetsAway().size());
    meters.gauge(
        "targets.gone", "targets that take nothing any more", now -> now.targetsGone().size());
    meters.count("messages", "messages that the channel took", DeliveryStatus::messages);
    meters.count("digests", "messages that named several alerts", DeliveryStatus::digests);
    meters.count("repeated", "messages that may have come twice", DeliveryStatus::repeated);
    meters.count("throttled", "messages that came too fast", DeliveryStatus::throttled);
    meters.count("expired", "alerts that were too old to be told", DeliveryStatus::expired);
    meters.count("unrouted", "alerts without a route", DeliveryStatus::notRouted);
  }

  /** What another instance does is for that one to say. */
  private static SinkMeters.State state(DeliveryStatus now) {
    return new SinkMeters.State(
        !now.takenOver() && !now.reached(),
        now.waiting(),
        now.told(),
        now.refused(),
        now.missed(),
        now.failures());
  }
}
