package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/** A detector with another time between two commits. */
record PacedDetector(Detector detector, Duration outputsWithin) implements Detector {
  PacedDetector {
    requireNonNull(detector, "detector");
    requireNonNull(outputsWithin, "outputsWithin");
  }

  @Override
  public String name() {
    return detector.name();
  }

  @Override
  public String applicationId() {
    return detector.applicationId();
  }

  @Override
  public Duration gathersRecordsFor() {
    return detector.gathersRecordsFor();
  }

  @Override
  public int readsAtOnce() {
    return detector.readsAtOnce();
  }

  @Override
  public Topology build(Properties streams) {
    return detector.build(streams);
  }

  @Override
  public List<DetectorCounters> counters() {
    return detector.counters();
  }
}
