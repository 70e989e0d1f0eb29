package io.tidewatch.topology.futures.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores symbols against each other. Each part of a symbol becomes its rank among all symbols that
 * have that part, so that no part needs a scale and no outlier outweighs the others; the score is
 * the weighted mean of the ranks that are there, 0 to 100.
 *
 * @param score sum of the contributions
 * @param contributions points of each part, by its name
 */
record CoinScore(BigDecimal score, Map<String, BigDecimal> contributions) {
  /** With less than this of the weights there is no score. */
  static final double MIN_COVERAGE = 0.5;

  private static final int DECIMALS = 2;

  /**
   * Scores all symbols.
   *
   * @param figures the parts of each symbol, by its name
   * @return those that have enough parts
   */
  static Map<String, CoinScore> of(Map<String, Map<CoinPart, Double>> figures) {
    Map<CoinPart, double[]> all = new EnumMap<>(CoinPart.class);
    for (CoinPart part : CoinPart.values()) {
      double[] values =
          figures.values().stream()
              .filter(parts -> parts.containsKey(part))
              .mapToDouble(parts -> parts.get(part))
              .toArray();
      Arrays.sort(values);
      all.put(part, values);
    }
    Map<String, CoinScore> scores = new HashMap<>();
    figures.forEach(
        (symbol, parts) -> score(parts, all).ifPresent(score -> scores.put(symbol, score)));
    return scores;
  }

  private static Optional<CoinScore> score(
      Map<CoinPart, Double> parts, Map<CoinPart, double[]> all) {
    double coverage = parts.keySet().stream().mapToDouble(CoinPart::weight).sum();
    if (coverage < MIN_COVERAGE) {
      return Optional.empty();
    }
    Map<String, BigDecimal> contributions = new TreeMap<>();
    BigDecimal sum = BigDecimal.ZERO.setScale(DECIMALS);
    for (Map.Entry<CoinPart, Double> part : parts.entrySet()) {
      double rank = rankAmong(all.get(part.getKey()), part.getValue());
      BigDecimal points =
          BigDecimal.valueOf(100 * part.getKey().weight() * rank / coverage)
              .setScale(DECIMALS, RoundingMode.HALF_EVEN);
      contributions.put(part.getKey().wireName(), points);
      sum = sum.add(points);
    }
    return Optional.of(new CoinScore(sum, contributions));
  }

  /**
   * Mid-rank of a value among all others, strictly between 0 and 1; 0.5 if there are none.
   *
   * @param sorted all values, this one too
   */
  static double rankAmong(double[] sorted, double value) {
    int below = lowerBound(sorted, value);
    int upTo = below;
    while (upTo < sorted.length && sorted[upTo] == value) {
      upTo++;
    }
    int equal = upTo - below - 1;
    return (below + 0.5 * equal + 0.5) / sorted.length;
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
