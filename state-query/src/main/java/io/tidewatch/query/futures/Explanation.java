package io.tidewatch.query.futures;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.rule.Standing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the scores of a symbol are made of.
 *
 * @param closed of the newest closed bar that was judged: features with their value, median, scale,
 *     rank and contribution, z-scores and reasons
 * @param running of the bar that is open
 * @param baseline what the newest of the two is compared with
 * @param ruleVersion 0 for the configured defaults
 * @param rule parameters in force
 * @param now where the rule stands, if that is known here
 */
public record Explanation(
    String symbol,
    Optional<Anomaly> closed,
    Optional<Anomaly> running,
    Baseline baseline,
    int ruleVersion,
    Map<String, String> rule,
    Optional<Standing> now) {
  /**
   * Closed bars before the one that is compared with them.
   *
   * @param from beginning of the first of them, ISO; absent if there is none
   * @param to end of the last one
   * @param missing bars that should be there and are not
   */
  public record Baseline(
      Optional<String> from, Optional<String> to, int missing, List<BaselineBar> bars) {
    public Baseline {
      bars = List.copyOf(bars);
    }
  }

  /** What counts of a bar. */
  public record BaselineBar(
      String openTime, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal quoteVolume) {}
}
