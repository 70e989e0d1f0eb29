package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/** A detector under another application id, so that it starts without any state. */
public record FreshDetector(Detector detector, String suffix) implements Detector {
  public FreshDetector {
    requireNonNull(detector, "detector");
    requireNonNull(suffix, "suffix");
  }

  @Override
  public String name() {
    return detector.name();
  }

  @Override
  public String applicationId() {
    return detector.applicationId() + "-" + suffix;
  }

  @Override
  public Duration outputsWithin() {
    return detector.outputsWithin();
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
