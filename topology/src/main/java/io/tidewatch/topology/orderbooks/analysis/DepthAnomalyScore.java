package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.BookAnalysis.DepthAnomaly;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.topology.orderbooks.analysis.DepthHistory.Column;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How unlike its own history a book is, as one number that is the sum of its parts. Each part is
 * how far it stands out (robust z-score) and how rare that is (percentile rank), half and half.
 */
final class DepthAnomalyScore {
  private static final double Z_FROM = 2;
  private static final double Z_SPAN = 6;
  private static final double RANK_FROM = 0.9;
  private static final double RANK_SPAN = 0.1;
  private static final double FULL = 100;

  /** With less than this part of the weights, one feature would decide alone. */
  private static final double MIN_COVERAGE = 0.7;

  /** Depth and lean are never so steady that less than a tenth would mean something. */
  private static final double MIN_LOG_SCALE = 0.1;

  private final BaselineSettings settings;

  DepthAnomalyScore(BaselineSettings settings) {
    this.settings = settings;
  }

  /**
   * Compares a sample with the history before it.
   *
   * @param tickBps the smallest step of the price in basis points of the mid; 0 if not known
   */
  DepthAnomaly of(DepthSample now, DepthHistory history, double tickBps) {
    int n = history.size();
    if (n < settings.minSamples()) {
      return absent(Absence.WARMUP, n);
    }
    // One tick more or less says nothing about a book whose spread is a few ticks.
    double tickStep = Math.log1p(tickBps / Math.max(now.spreadBps(), tickBps + 1e-9));
    Map<String, Part> parts = new TreeMap<>();
    Part bids = part(history, now, Column.LOG_BID, MIN_LOG_SCALE, settings.depthWeight());
    Part asks = part(history, now, Column.LOG_ASK, MIN_LOG_SCALE, settings.depthWeight());
    parts.put("depth", stranger(bids, asks));
    parts.put(
        "imbalance", part(history, now, Column.LEAN, MIN_LOG_SCALE, settings.imbalanceWeight()));
    parts.put(
        "spread",
        part(
            history,
            now,
            Column.LOG_SPREAD,
            Math.max(MIN_LOG_SCALE, tickStep),
            settings.spreadWeight()));
    return sum(parts, n);
  }

  /** One feature; without a value where no number says how far it stands out. */
  private record Part(double weight, OptionalDouble value, boolean constant) {}

  /**
   * Depth is as strange as its stranger side: in the sum of both, a side that goes away altogether
   * would be no more than a half.
   */
  private static Part stranger(Part one, Part other) {
    return one.value().orElse(-1) >= other.value().orElse(-1) && !one.constant() ? one : other;
  }

  private static Part part(
      DepthHistory history, DepthSample now, Column column, double minScale, double weight) {
    double[] sorted = history.sorted(column);
    double x = column.of(now);
    RobustZ z = RobustZ.ofSorted(sorted, x, minScale, 1);
    return switch (z.status()) {
      case OK -> new Part(weight, OptionalDouble.of(strangeness(z.value(), sorted, x)), false);
      case CONSTANT -> new Part(weight, OptionalDouble.of(0), true);
      case CONSTANT_BREAK, WARMUP -> new Part(weight, OptionalDouble.empty(), true);
    };
  }

  private static double strangeness(double z, double[] history, double x) {
    double rank = PercentileRank.of(history, history.length, x);
    double far = Math.clamp((Math.abs(z) - Z_FROM) / Z_SPAN, 0, 1);
    double rare = Math.clamp((2 * Math.abs(rank - 0.5) - RANK_FROM) / RANK_SPAN, 0, 1);
    return (far + rare) / 2;
  }

  private DepthAnomaly sum(Map<String, Part> parts, int samples) {
    if (parts.values().stream().allMatch(Part::constant)) {
      return absent(Absence.CONSTANT, samples);
    }
    double all = parts.values().stream().mapToDouble(Part::weight).sum();
    double known =
        parts.values().stream()
            .filter(part -> part.value().isPresent())
            .mapToDouble(Part::weight)
            .sum();
    Map<String, BigDecimal> contributions = new TreeMap<>();
    BigDecimal score = BigDecimal.ZERO;
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      if (part.getValue().value().isPresent()) {
        double value = part.getValue().value().getAsDouble();
        BigDecimal share = Rounded.score(FULL * part.getValue().weight() * value / known);
        contributions.put(part.getKey(), share);
        score = score.add(share);
      }
    }
    boolean capped = known / all < MIN_COVERAGE;
    return new DepthAnomaly(
        Figure.of(score), condition(score.doubleValue(), capped), contributions, samples);
  }

  private Condition condition(double score, boolean capped) {
    if (score >= settings.alertScore() && !capped) {
      return Condition.ALERT;
    }
    return score >= settings.warningScore() ? Condition.WARNING : Condition.NORMAL;
  }

  static DepthAnomaly absent(Absence why, int samples) {
    return new DepthAnomaly(Figure.absent(why), Condition.NORMAL, Map.of(), samples);
  }
}
