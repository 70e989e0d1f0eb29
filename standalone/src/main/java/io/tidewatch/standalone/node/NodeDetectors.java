package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.Detectors;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The detectors of a node. */
record NodeDetectors(DetectionSettings settings, Map<DetectorKind, DetectorRunner> runners) {
  NodeDetectors {
    requireNonNull(settings, "settings");
    // Started in the order of their kinds.
    runners = Collections.unmodifiableMap(runners);
  }

  /**
   * Makes them; none runs yet.
   *
   * @param runner makes what runs a detector, and closes it when the time comes
   */
  static NodeDetectors of(NodeOptions options, Function<Detector, DetectorRunner> runner) {
    NodeOptions.Detection detection = options.detection();
    InstantSource clock = options.wallClock();
    InstantSource poolClock = options.database().map(DatabaseOptions::clock).orElse(clock);
    Map<DetectorKind, DetectorRunner> runners = new EnumMap<>(DetectorKind.class);
    detection
        .here()
        .forEach(kind ->
            runners.put(kind, runner.apply(kind.make(detection.settings(), clock, poolClock))));
    return new NodeDetectors(detection.settings(), runners);
  }

  void start() {
    all().forEach(DetectorRunner::start);
  }

  List<DetectorRunner> all() {
    return List.copyOf(runners.values());
  }

  /** Under which they work on Kafka. */
  List<String> applicationIds() {
    return all().stream().map(runner -> runner.detector().applicationId()).toList();
  }

  /** What the API reads. */
  Detectors queried() {
    return new Detectors(settings, all());
  }

  /** The one of a kind; empty if it runs elsewhere, if at all. */
  Optional<DetectorRunner> find(DetectorKind kind) {
    return Optional.ofNullable(runners.get(kind));
  }

  /**
   * What one of them has counted.
   *
   * @throws IllegalStateException if it does not run here
   */
  DetectorCounters counters(DetectorKind kind) {
    return get(kind).detector().counters().getFirst();
  }

  /**
   * The one of a kind.
   *
   * @throws IllegalStateException if it does not run here
   */
  DetectorRunner get(DetectorKind kind) {
    return find(kind)
        .orElseThrow(() ->
            new IllegalStateException("expected " + kind.id() + " here, was " + runners.keySet()));
  }
}
