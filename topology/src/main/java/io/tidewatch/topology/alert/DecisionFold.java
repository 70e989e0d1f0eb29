package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Observations in a row with one reason, on their way to becoming one decision. Immutable.
 *
 * @param from event time of the first, epoch milliseconds
 * @param to event time of the last
 * @param peak highest value, where there is one
 */
public record DecisionFold(
    Reason reason,
    Optional<Side> side,
    long from,
    long to,
    long count,
    Optional<BigDecimal> peak,
    long firstInput,
    long lastInput) {
  public DecisionFold {
    requireNonNull(reason, "reason");
    requireNonNull(side, "side");
    requireNonNull(peak, "peak");
  }

  public static DecisionFold of(
      Reason reason, Optional<Side> side, long timeMs, Optional<BigDecimal> value, long input) {
    return new DecisionFold(reason, side, timeMs, timeMs, 1, value, input, input);
  }

  /**
   * Whether an observation belongs to this fold: same reason, same span of event time.
   *
   * @param spanMs event time that one decision covers at most
   */
  public boolean takes(Reason otherReason, long timeMs, long spanMs) {
    return reason == otherReason && Math.floorDiv(timeMs, spanMs) == Math.floorDiv(from, spanMs);
  }

  public DecisionFold plus(
      Optional<Side> otherSide, long timeMs, Optional<BigDecimal> value, long input) {
    Optional<BigDecimal> higher =
        value.isEmpty() ? peak : Optional.of(peak.map(value.get()::max).orElse(value.get()));
    return new DecisionFold(
        reason,
        otherSide,
        Math.min(from, timeMs),
        Math.max(to, timeMs),
        count + 1,
        higher,
        firstInput,
        input);
  }

  public Decision toDecision(
      String rule, String subject, BigDecimal threshold, int ruleVersion, String detail) {
    return new Decision(
        rule,
        subject,
        reason,
        side,
        from,
        to,
        count,
        peak,
        threshold,
        ruleVersion,
        firstInput,
        lastInput,
        detail);
  }
}
