package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;

/** Something that a rule may make an alert of. */
public sealed interface Observation {
  BookRuleKind rule();

  /** {@code BUY} for bids, {@code SELL} for asks, {@code BOTH} for the book as a whole. */
  Side side();

  /**
   * A measure that rises and falls; it is observed at each evaluation.
   *
   * @param value in the unit of the rule
   * @param after event time after which the history begins, epoch milliseconds
   */
  record Measured(BookRuleKind rule, Side side, BigDecimal value, long after, Inputs inputs)
      implements Observation {
    public Measured {
      requireNonNull(rule, "rule");
      requireNonNull(side, "side");
      requireNonNull(value, "value");
      requireNonNull(inputs, "inputs");
    }
  }

  /**
   * Something that happened once; what happens to a side at one look is one observation.
   *
   * @param value in the unit of the rule
   * @param after event time after which it began, epoch milliseconds
   */
  record Happened(BookRuleKind rule, Side side, BigDecimal value, long after, Inputs inputs)
      implements Observation {
    public Happened {
      requireNonNull(rule, "rule");
      requireNonNull(side, "side");
      requireNonNull(value, "value");
      requireNonNull(inputs, "inputs");
    }
  }

  /**
   * Something went away, and its cause cannot be told.
   *
   * @param value in the unit of the rule that it would otherwise be of
   * @param why {@code NO_TRADES}, or {@code NONE_FOUND} if what is known fits no cause
   */
  record Unexplained(BookRuleKind rule, Side side, BigDecimal value, Absence why)
      implements Observation {
    public Unexplained {
      requireNonNull(rule, "rule");
      requireNonNull(side, "side");
      requireNonNull(value, "value");
      requireNonNull(why, "why");
    }
  }
}
