package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.util.List;

/**
 * The detectors whose stores are read. Whoever makes them starts and closes them.
 *
 * @param settings what the large-trades detector was made with
 */
public record Detectors(
    DetectorRunner largeTrades, LargeTradesSettings settings, DetectorRunner alertHistory) {
  public Detectors {
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(settings, "settings");
    requireNonNull(alertHistory, "alertHistory");
  }

  List<DetectorRunner> all() {
    return List.of(largeTrades, alertHistory);
  }
}
