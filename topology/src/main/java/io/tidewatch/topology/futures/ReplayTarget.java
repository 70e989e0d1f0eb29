package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;

/**
 * Which bar is to be scored once more.
 *
 * @param roundAt end of the bar, or the minute of a running one, epoch milliseconds
 * @param provisional whether it was still open
 * @param partition of its raw records
 * @param lastOffset of the raw record that it was judged at
 * @param rule that was in force
 * @param contract what was known of the contract
 */
public record ReplayTarget(
    String symbol,
    long roundAt,
    boolean provisional,
    int partition,
    long lastOffset,
    FuturesAnomalyRule rule,
    ContractTerms contract) {
  private static final long MINUTE_MS = 60_000;

  public ReplayTarget {
    requireNonNull(symbol, "symbol");
    requireNonNull(rule, "rule");
    requireNonNull(contract, "contract");
    if (roundAt < 0 || partition < 0 || lastOffset < 0) {
      throw new IllegalArgumentException(
          "expected a time, a partition and an offset of 0 or more, was %d, %d and %d"
              .formatted(roundAt, partition, lastOffset));
    }
  }

  /** When a bar with these scores was judged. */
  public static long roundAt(Anomaly anomaly) {
    return anomaly.provisional()
        ? anomaly.evaluatedAt() / MINUTE_MS * MINUTE_MS
        : anomaly.openTime() + Bar.LENGTH_MS;
  }

  /**
   * No bar that opens before this time matters, epoch milliseconds. The oldest of a baseline has a
   * return, which takes one more; a running bar may be judged a little after its end.
   */
  public long from() {
    return Math.max(0, roundAt - (rule.baseline() + 3) * Bar.LENGTH_MS);
  }
}
