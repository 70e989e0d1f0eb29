package io.tidewatch.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The middle of a few figures, and how far they lie apart. */
public record Spread(double median, double least, double most) {
  /**
   * Of at least one figure. The median of an even number is the mean of the middle two.
   *
   * @throws IllegalArgumentException if there is none, or one is no number
   */
  public static Spread of(Collection<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(figure -> !Double.isFinite(figure))) {
      throw new IllegalArgumentException("expected at least one finite figure, was " + figures);
    }
    double upper = sorted[sorted.length / 2];
    double lower = sorted[(sorted.length - 1) / 2];
    return new Spread((lower + upper) / 2, sorted[0], sorted[sorted.length - 1]);
  }

  /** As {@code 4.21 (3.90 to 4.60)}. */
  public String text(int decimals) {
    String figure = "%,." + decimals + "f";
    return String.format(
        Locale.ROOT, figure + " (" + figure + " to " + figure + ")", median, least, most);
  }
}
