package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * How books are analysed.
 *
 * @param depthLimit levels that the venue sends of a side; a side that never had so many since the
 *     snapshot is known to its end
 * @param bandsBps distances from the mid within which depth is told, narrowest first
 * @param slippageUsd market orders whose cost is told
 * @param classesFromUsd where the classes of size begin, the first below which is from 0
 * @param largeFromUsd from which notional a level is a large order
 * @param trendShare part of the large orders, over 0.5, from which a side gives the trend
 * @param quiet time after the snapshot in which nothing is said to have changed
 * @param settle how long trades are waited for before it is said what became of a wall
 * @param heavyEvery how often levels and the anomaly are computed
 */
public record AnalysisSettings(
    int depthLimit,
    List<Integer> bandsBps,
    List<BigDecimal> slippageUsd,
    List<BigDecimal> classesFromUsd,
    BigDecimal largeFromUsd,
    double trendShare,
    Duration quiet,
    Duration settle,
    Duration heavyEvery,
    WallSettings walls,
    LevelSettings levels,
    BaselineSettings baseline) {
  public static final AnalysisSettings DEFAULT =
      new AnalysisSettings(
          400,
          List.of(10, 25, 50, 100),
          List.of(new BigDecimal("10000"), new BigDecimal("100000")),
          List.of(
              new BigDecimal("50000"),
              new BigDecimal("250000"),
              new BigDecimal("1000000"),
              new BigDecimal("5000000")),
          new BigDecimal("50000"),
          0.6,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          WallSettings.DEFAULT,
          LevelSettings.DEFAULT,
          BaselineSettings.DEFAULT);

  public AnalysisSettings {
    bandsBps = List.copyOf(bandsBps);
    slippageUsd = List.copyOf(slippageUsd);
    classesFromUsd = List.copyOf(classesFromUsd);
    requireNonNull(largeFromUsd, "largeFromUsd");
    requireNonNull(quiet, "quiet");
    requireNonNull(settle, "settle");
    requireNonNull(heavyEvery, "heavyEvery");
    requireNonNull(walls, "walls");
    requireNonNull(levels, "levels");
    requireNonNull(baseline, "baseline");
    require(depthLimit > 0, "a depth limit over 0", depthLimit);
    require(trendShare > 0.5 && trendShare <= 1, "a trend share over 0.5, up to 1", trendShare);
    require(heavyEvery.isPositive(), "a positive interval", heavyEvery);
    require(rises(bandsBps) && bandsBps.getFirst() > 0, "bands that rise", bandsBps);
    require(rises(classesFromUsd), "classes that rise", classesFromUsd);
  }

  static void require(boolean kept, String expected, Object actual) {
    if (!kept) {
      throw new IllegalArgumentException("expected " + expected + ", was " + actual);
    }
  }

  private static <T extends Comparable<T>> boolean rises(List<T> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
        return false;
      }
    }
    return !values.isEmpty();
  }
}
