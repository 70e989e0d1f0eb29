package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Gathers what does not become an alert, for every detector: observations with the same reason and
 * span of event time become one decision. Pure: state in, state and the fold that is complete out.
 */
public final class DecisionFolding {
  private final long spanMs;

  /**
   * Folds over spans of this length.
   *
   * @param span event time that one decision covers at most
   */
  public DecisionFolding(Duration span) {
    if (span.toMillis() < 1) {
      throw new IllegalArgumentException("expected a span of at least 1 ms, was " + span);
    }
    this.spanMs = span.toMillis();
  }

  /**
   * The state after a step.
   *
   * @param out what is to be told now
   */
  public record Step(SubjectState state, Optional<DecisionFold> out) {
    public Step {
      requireNonNull(state, "state");
      requireNonNull(out, "out");
    }
  }

  /** Adds an observation; another reason or another span pushes out what was there before. */
  public Step hold(
      SubjectState state,
      Reason reason,
      Optional<Side> side,
      long timeMs,
      Optional<BigDecimal> value,
      long input) {
    Optional<DecisionFold> pending = state.pending();
    if (pending.isPresent() && pending.get().takes(reason, timeMs, spanMs)) {
      DecisionFold more = pending.get().plus(side, timeMs, value, input);
      return new Step(state.withPending(Optional.of(more)), Optional.empty());
    }
    DecisionFold first = DecisionFold.of(reason, side, timeMs, value, input);
    return new Step(state.withPending(Optional.of(first)), pending);
  }

  /** Pushes out what is there. */
  public Step flush(SubjectState state) {
    return state.pending().isEmpty()
        ? new Step(state, Optional.empty())
        : new Step(state.withPending(Optional.empty()), state.pending());
  }

  /**
   * Pushes out what no further observation can join, as its span is over.
   *
   * @param nowMs event time
   */
  public Step settle(SubjectState state, long nowMs) {
    boolean over =
        state
            .pending()
            .filter(fold -> Math.floorDiv(nowMs, spanMs) > Math.floorDiv(fold.from(), spanMs))
            .isPresent();
    return over ? flush(state) : new Step(state, Optional.empty());
  }
}
