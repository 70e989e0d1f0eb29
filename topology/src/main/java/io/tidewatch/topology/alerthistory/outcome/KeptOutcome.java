package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.price.AlertOutcome;
import java.util.Optional;

/**
 * What is known of what came of an alert. With neither an outcome nor a reason, its time has not
 * come.
 *
 * @param why there is no outcome
 */
public record KeptOutcome(Optional<AlertOutcome> outcome, Optional<NoOutcome> why) {
  static final KeptOutcome WAITING = new KeptOutcome(Optional.empty(), Optional.empty());

  public KeptOutcome {
    outcome = outcome == null ? Optional.empty() : outcome;
    why = why == null ? Optional.empty() : why;
    if (outcome.isPresent() && why.isPresent()) {
      throw new IllegalArgumentException("expected an outcome or a reason, were both");
    }
  }

  static KeptOutcome of(AlertOutcome outcome) {
    return new KeptOutcome(Optional.of(outcome), Optional.empty());
  }

  static KeptOutcome of(NoOutcome why) {
    return new KeptOutcome(Optional.empty(), Optional.of(why));
  }

  /**
   * Whether this says at least as much. Prices are kept for less time than outcomes: whoever begins
   * again must not put less in the place of more.
   */
  boolean replaces(KeptOutcome other) {
    return figures() >= other.figures() && (outcome.isPresent() || other.outcome.isEmpty());
  }

  private int figures() {
    return outcome.stream()
        .flatMap(its -> its.horizons().stream())
        .mapToInt(horizon -> horizon.random().size() + (horizon.move().isPresent() ? 100 : 1))
        .sum();
  }
}
