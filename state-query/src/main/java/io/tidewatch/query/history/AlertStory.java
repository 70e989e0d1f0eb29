package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Delivery;
import java.util.List;
import java.util.Optional;

/**
 * An alert and what became of it.
 *
 * @param alert with its evidence, as on the topic
 * @param heldBack why people were not told when it was raised; absent if nothing held it back
 * @param deliveries steps in the order in which they were taken, the newest thousand
 */
public record AlertStory(Alert alert, Optional<HeldBack> heldBack, List<Delivery> deliveries) {
  public AlertStory {
    requireNonNull(alert, "alert");
    requireNonNull(heldBack, "heldBack");
    deliveries = List.copyOf(deliveries);
  }

  /**
   * Nobody is to be told.
   *
   * @param reason what held it back
   * @param at wall clock, epoch milliseconds
   */
  public record HeldBack(String reason, long at) {
    public HeldBack {
      requireNonNull(reason, "reason");
    }
  }

  /** Puts it together. */
  public static AlertStory of(Alert alert, List<Delivery> steps) {
    Optional<HeldBack> heldBack =
        steps.stream()
            .filter(step -> step.sink().equals(Delivery.GATE))
            .filter(step -> step.status() == Delivery.Status.HELD_BACK)
            .findFirst()
            .map(step -> new HeldBack(step.reason().orElse("no reason was given"), step.at()));
    return new AlertStory(alert, heldBack, steps);
  }
}
