package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** The rules on order books. */
public enum BookRuleKind {
  DEPTH_ANOMALY(
      "depth-anomaly",
      "threshold-score",
      "100",
      true,
      "score of the depth anomaly, 0 to 100, from which an alert is due"),
  LIQUIDITY_SHRINK(
      "liquidity-shrink",
      "threshold-percent",
      "100",
      true,
      "percent of its median by which a side's depth must be lower, evaluation after evaluation"),
  WALL_APPEARED(
      "wall-appeared",
      "threshold-usd",
      "1000000000000",
      false,
      "USD, notional of a new wall from which an alert is due"),
  WALL_ABSORBED(
      "wall-absorbed",
      "threshold-usd",
      "1000000000000",
      false,
      "USD, largest notional of a wall from which an alert is due when it is traded away"),
  WALL_PULLED(
      "wall-pulled",
      "threshold-usd",
      "1000000000000",
      false,
      "USD, largest notional of a wall from which an alert is due when it is pulled"),
  LEVEL_BROKEN(
      "level-broken",
      "threshold-strength",
      "100",
      false,
      "strength, 0 to 100, from which a support or resistance is worth an alert when it breaks");

  private final String id;
  private final String thresholdName;
  private final BigDecimal maxThreshold;
  private final boolean measure;
  private final String thresholdMeaning;

  BookRuleKind(
      String id,
      String thresholdName,
      String maxThreshold,
      boolean measure,
      String thresholdMeaning) {
    this.id = requireNonNull(id, "id");
    this.thresholdName = requireNonNull(thresholdName, "thresholdName");
    this.maxThreshold = new BigDecimal(maxThreshold);
    this.measure = measure;
    this.thresholdMeaning = requireNonNull(thresholdMeaning, "thresholdMeaning");
  }

  /** The rule's id on topics and in the API. */
  public String id() {
    return id;
  }

  /**
   * Whether it watches a measure that rises and falls, so that an episode has a length. Of the
   * others each observation is an episode of its own.
   */
  public boolean isMeasure() {
    return measure;
  }

  String thresholdName() {
    return thresholdName;
  }

  BigDecimal maxThreshold() {
    return maxThreshold;
  }

  String thresholdMeaning() {
    return thresholdMeaning;
  }
}
