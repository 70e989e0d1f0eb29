package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;

/** The pollers as configured would ask more of the venue than it allows. */
public final class PollPlanException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient PollPlan plan;
  private final RequestPool pool;

  PollPlanException(PollPlan plan, RequestPool pool) {
    super(String.join("\n", plan.sum(pool, UnaryOperator.identity())));
    this.plan = requireNonNull(plan, "plan");
    this.pool = requireNonNull(pool, "pool");
  }

  /**
   * The sum, line by line.
   *
   * @param names what a setting of {@link PollPlan} is called where the plan was written
   */
  public List<String> sum(UnaryOperator<String> names) {
    return plan.sum(pool, names);
  }
}
