package io.tidewatch.standalone.node;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.delivery.DeliveryStatus;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.system.Health;
import io.tidewatch.connectors.system.Probe;
import io.tidewatch.connectors.system.SubscriptionHealth;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.query.streams.DetectorRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is measured of the parts of a node, and what is asked of them to know whether it is well.
 */
final class Vitals {
  private static final Duration STARTING = Duration.ofMinutes(1);
  private static final Duration FAILING = Duration.ofMinutes(1);
  private static final Duration WITHOUT_DATA = Duration.ofMinutes(5);
  private static final Duration BEHIND = Duration.ofMinutes(2);

  /** Fewer wait at any moment of a busy market. */
  private static final long MANY_RECORDS = 100_000;

  /** One or two come of a broker that pauses. */
  private static final int MANY_RESTARTS = 3;

  private final List<MeterBinder> meters = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();

  void measure(MeterBinder binder) {
    meters.add(binder);
  }

  /** A sink is in trouble while it does not reach its target. */
  void sink(String name, BooleanSupplier reached, Supplier<Optional<String>> lastError) {
    probes.add(
        new Probe(
            Kind.SINK_FAILING,
            name,
            Severity.MAJOR,
            FAILING,
            () ->
                reached.getAsBoolean()
                    ? Health.fine()
                    : lastError
                        .get()
                        .map(error -> Health.troubled("its target cannot be reached: " + error))
                        // Nothing was tried yet.
                        .orElse(Health.fine())));
  }

  /**
   * A sink that tells people is in trouble while it does not run, while a target of it takes
   * nothing any more, and while it does not reach its channel. If another instance does the work,
   * it is for that one to say.
   */
  void delivery(String name, Supplier<DeliveryStatus> status) {
    probes.add(
        new Probe(Kind.SINK_FAILING, name, Severity.MAJOR, FAILING, () -> delivery(status.get())));
  }

  private static Health delivery(DeliveryStatus status) {
    if (status.takenOver()) {
      return Health.fine();
    }
    if (!status.alive()) {
      return Health.troubled("it does not run any more");
    }
    if (status.restarts() >= MANY_RESTARTS) {
      return Health.troubled("it began again %d times in a row".formatted(status.restarts()));
    }
    if (!status.targetsGone().isEmpty()) {
      return Health.troubled(
          "nothing is taken any more, until a restart, by "
              + String.join(", ", status.targetsGone()));
    }
    return status.reached()
        ? Health.fine()
        : Health.troubled(
            cannotBeReached(status) + status.lastError().orElse("no reason is known"));
  }

  private static String cannotBeReached(DeliveryStatus status) {
    return status.targetsAway().isEmpty()
        ? "its channel cannot be reached: "
        : String.join(", ", status.targetsAway()) + " cannot be reached: ";
  }

  /** A detector is in trouble while it does not run, and while much waits for it. */
  void detector(DetectorRunner runner) {
    String name = runner.detector().name();
    probes.add(
        new Probe(
            Kind.DETECTOR_DOWN,
            name,
            Severity.CRITICAL,
            STARTING,
            () ->
                runner.canAnswer()
                    ? Health.fine()
                    : Health.troubled("its state is " + runner.state())));
    probes.add(
        new Probe(
            Kind.LAG,
            name,
            Severity.MAJOR,
            BEHIND,
            () -> {
              long waiting = runner.lag().values().stream().mapToLong(Long::longValue).sum();
              return waiting <= MANY_RECORDS
                  ? Health.fine()
                  : Health.troubled(waiting + " records wait for it");
            }));
  }

  /** A feed is in trouble while subscriptions wait for the venue to take them. */
  void feed(Feed feed) {
    probes.add(
        new Probe(
            Kind.FEED_DOWN,
            SubscriptionHealth.subject(feed.venue()),
            Severity.MAJOR,
            Duration.ZERO,
            () -> SubscriptionHealth.of(feed.subscriptions(), WITHOUT_DATA)));
  }

  List<MeterBinder> meters() {
    return List.copyOf(meters);
  }

  List<Probe> probes() {
    return List.copyOf(probes);
  }
}
