package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * The history that depth and liquidity are compared with, and how they are judged.
 *
 * @param every one sample each so much event time
 * @param samples as many are kept at most
 * @param minSamples fewer say nothing
 * @param bandsBps the first of these bands that the book covers well is the one compared
 * @param slippageUsd market order whose cost is compared
 * @param depthWeight part of the depth in the anomaly score
 * @param imbalanceWeight part of the imbalance
 * @param spreadWeight part of the spread
 * @param warningScore score from which the anomaly is a warning
 * @param alertScore score from which it is an alert
 * @param shrunkRatio depth over its median below which a side is low
 * @param shrunkEvaluations so many samples in a row make it shrunk
 * @param recoveredRatio from which it is not shrunk any more
 */
public record BaselineSettings(
    Duration every,
    int samples,
    int minSamples,
    List<Integer> bandsBps,
    double slippageUsd,
    double depthWeight,
    double imbalanceWeight,
    double spreadWeight,
    double warningScore,
    double alertScore,
    double shrunkRatio,
    int shrunkEvaluations,
    double recoveredRatio) {
  public static final BaselineSettings DEFAULT =
      new BaselineSettings(
          Duration.ofSeconds(3),
          600,
          60,
          List.of(25, 10, 5),
          100_000,
          0.5,
          0.35,
          0.15,
          60,
          80,
          0.5,
          3,
          0.7);

  public BaselineSettings {
    requireNonNull(every, "every");
    bandsBps = List.copyOf(bandsBps);
    AnalysisSettings.require(every.isPositive(), "a positive interval", every);
    AnalysisSettings.require(!bandsBps.isEmpty(), "at least one band", bandsBps);
    AnalysisSettings.require(
        minSamples >= 1 && minSamples <= samples, "1 to " + samples + " samples", minSamples);
    AnalysisSettings.require(shrunkEvaluations >= 1, "at least one evaluation", shrunkEvaluations);
    AnalysisSettings.require(
        depthWeight > 0 && imbalanceWeight > 0 && spreadWeight > 0, "weights over 0", depthWeight);
  }
}
