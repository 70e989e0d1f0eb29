package io.tidewatch.benchmarks.report;

import static java.util.Objects.requireNonNull;

/**
 * A figure that was to be reached.
 *
 * @param metric what is measured
 * @param target as a person reads it
 * @param reached the figure with its range
 */
public record Goal(String metric, String target, String reached, Verdict verdict) {
  public Goal {
    requireNonNull(metric, "metric");
    requireNonNull(target, "target");
    requireNonNull(reached, "reached");
    requireNonNull(verdict, "verdict");
  }

  /** Whether it was. */
  public enum Verdict {
    REACHED("reached"),
    MISSED("**missed**"),
    /** There is no target. */
    TOLD("-");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  public static Goal atLeast(double target, String unit, String metric, double was, String text) {
    return new Goal(metric, "at least " + number(target) + unit, text, verdict(was >= target));
  }

  public static Goal atMost(double target, String unit, String metric, double was, String text) {
    return new Goal(metric, "at most " + number(target) + unit, text, verdict(was <= target));
  }

  public static Goal told(String metric, String text) {
    return new Goal(metric, "-", text, Verdict.TOLD);
  }

  private static Verdict verdict(boolean reached) {
    return reached ? Verdict.REACHED : Verdict.MISSED;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
