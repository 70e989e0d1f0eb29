package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a support or resistance is.
 *
 * @param withinBps how far from the mid it is looked for
 * @param minLevels fewer levels of a side say nothing
 * @param prominence height over the saddle to a higher peak, in medians of the side's buckets
 * @param zScore robust z-score of the peak's logarithm among the side's buckets
 * @param persistenceOver time constant of the mean of its presence
 * @param minPersistence it is told from this persistence on
 * @param settle time after the snapshot before any is told
 * @param breakHold how long the mid stays beyond before it counts as broken
 */
public record LevelSettings(
    double withinBps,
    int minLevels,
    double prominence,
    double zScore,
    Duration persistenceOver,
    double minPersistence,
    Duration settle,
    Duration breakHold) {
  public static final LevelSettings DEFAULT =
      new LevelSettings(
          200, 20, 2, 3, Duration.ofMinutes(5), 0.6, Duration.ofSeconds(30), Duration.ofSeconds(1));

  public LevelSettings {
    requireNonNull(persistenceOver, "persistenceOver");
    requireNonNull(settle, "settle");
    requireNonNull(breakHold, "breakHold");
    AnalysisSettings.require(withinBps > 0, "a distance over 0", withinBps);
    AnalysisSettings.require(minLevels >= 2, "at least 2 levels", minLevels);
    AnalysisSettings.require(
        persistenceOver.isPositive(), "a positive time constant", persistenceOver);
  }
}
