package io.tidewatch.contract.alert;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A claim about the market, with all that is needed to check it.
 *
 * @param id pure function of rule, subject, side, episode start and number, see {@link AlertId}
 * @param rule id of the rule that fired
 * @param subject what it is about, for example a symbol
 * @param value what was measured, in the unit of the rule
 * @param threshold what it was measured against
 * @param eventTime event time of the event that completed it, epoch milliseconds
 */
public record Alert(
    String id,
    String rule,
    String subject,
    Side side,
    BigDecimal value,
    BigDecimal threshold,
    Severity severity,
    long eventTime,
    Evidence evidence) {
  public Alert {
    requireNonNull(id, "id");
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(side, "side");
    requireNonNull(value, "value");
    requireNonNull(threshold, "threshold");
    requireNonNull(severity, "severity");
    requireNonNull(evidence, "evidence");
  }

  /** The same claim with other evidence. */
  public Alert with(Evidence other) {
    return new Alert(id, rule, subject, side, value, threshold, severity, eventTime, other);
  }

  /** The key on the topic. */
  public String key() {
    return rule + "/" + subject;
  }
}
