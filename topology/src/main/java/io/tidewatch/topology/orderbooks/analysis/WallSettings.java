package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a wall is and what becomes of it.
 *
 * @param floorUsd a wall has at least this notional
 * @param timesNeighbours and so many times the median of its 20 neighbours ...
 * @param zScore ... or this robust z-score of its logarithm among all levels of the side
 * @param sideShare and this part of the side's visible notional
 * @param aliveFor and is there so long
 * @param aliveShare in this part of the looks
 * @param endShare it is over when less than this part of its largest size is left
 * @param fadeAfter it is forgotten when it does not stand out for so long
 * @param absorbedShare traded part of what went away from which it was absorbed
 * @param pulledShare cancelled part from which it may have been pulled
 * @param pulledWithinBps how near to the mid a pulled wall was
 * @param tradesWithin trades are taken to be complete if one came so long before the end
 * @param suspectLife a suspect wall lives shorter
 * @param suspectRepeats and its side pulls so many
 * @param suspectWithin within this time
 * @param suspectFlowShare and takers trade with the other side for this part of its notional
 */
public record WallSettings(
    double floorUsd,
    double timesNeighbours,
    double zScore,
    double sideShare,
    Duration aliveFor,
    double aliveShare,
    double endShare,
    Duration fadeAfter,
    double absorbedShare,
    double pulledShare,
    double pulledWithinBps,
    Duration tradesWithin,
    Duration suspectLife,
    int suspectRepeats,
    Duration suspectWithin,
    double suspectFlowShare) {
  public static final WallSettings DEFAULT =
      new WallSettings(
          50_000,
          5,
          3.5,
          0.01,
          Duration.ofSeconds(5),
          0.8,
          0.3,
          Duration.ofSeconds(30),
          0.5,
          0.7,
          10,
          Duration.ofMinutes(5),
          Duration.ofSeconds(90),
          3,
          Duration.ofMinutes(10),
          0.05);

  public WallSettings {
    requireNonNull(aliveFor, "aliveFor");
    requireNonNull(fadeAfter, "fadeAfter");
    requireNonNull(tradesWithin, "tradesWithin");
    requireNonNull(suspectLife, "suspectLife");
    requireNonNull(suspectWithin, "suspectWithin");
    AnalysisSettings.require(floorUsd >= 0, "a floor of 0 or more", floorUsd);
    AnalysisSettings.require(
        endShare > 0 && endShare < 1, "an end share between 0 and 1", endShare);
    AnalysisSettings.require(
        absorbedShare > 1 - pulledShare,
        "shares that no wall has both, absorbed + pulled over 1",
        absorbedShare + " and " + pulledShare);
  }
}
