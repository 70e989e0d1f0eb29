package io.tidewatch.standalone.upgrade;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/** A detector as its next version would be whose state the one before cannot read. */
record NextVersion(Detector detector) implements Detector {
  NextVersion {
    requireNonNull(detector, "detector");
  }

  @Override
  public String name() {
    return detector.name();
  }

  @Override
  public int version() {
    return detector.version() + 1;
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
