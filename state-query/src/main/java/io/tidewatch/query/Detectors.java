package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.DetectionSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The detectors of this process, whose stores are read. Whoever makes them starts and closes them.
 *
 * @param settings how detectors decide, those of other processes too
 * @param here there is an API for what these know, and none for what others do
 */
public record Detectors(DetectionSettings settings, List<DetectorRunner> here) {
  public Detectors {
    requireNonNull(settings, "settings");
    here = List.copyOf(here);
    long names = here.stream().map(runner -> runner.detector().name()).distinct().count();
    if (names < here.size()) {
      throw new IllegalArgumentException("expected each detector once, was " + names(here));
    }
  }

  /** Decided as is usual. */
  public Detectors(DetectorRunner... here) {
    this(DetectionSettings.DEFAULT, List.of(here));
  }

  /** The one of this name; empty if it does not run in this process. */
  Optional<DetectorRunner> find(String name) {
    return here.stream().filter(runner -> runner.detector().name().equals(name)).findFirst();
  }

  /** Their names. */
  Set<String> names() {
    return Set.copyOf(names(here));
  }

  private static List<String> names(List<DetectorRunner> runners) {
    return runners.stream().map(runner -> runner.detector().name()).toList();
  }
}
