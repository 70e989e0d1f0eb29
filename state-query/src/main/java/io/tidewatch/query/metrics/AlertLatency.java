package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.contract.alert.Alert;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The time from the receipt of the frame that completed an alert until a reader of committed
 * records has the alert. What was received hours ago is a replay and does not count.
 */
public final class AlertLatency implements MeterBinder {
  private static final long MAX_AGE_MS = 3_600_000;
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(40),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30)
  };

  private final InstantSource clock;
  private volatile Timer timer;

  public AlertLatency(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    timer =
        Timer.builder("tidewatch.alert.latency")
            .description("From the receipt of the completing frame until the alert was readable")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  /** Measures an alert that was read just now. */
  public void readable(Alert alert) {
    long receivedMs = alert.eventTime() + alert.evidence().feed().receiveLagMs();
    long tookMs = clock.millis() - receivedMs;
    Timer measuring = timer;
    if (measuring != null && tookMs >= 0 && tookMs <= MAX_AGE_MS) {
      measuring.record(Duration.ofMillis(tookMs));
    }
  }
}
